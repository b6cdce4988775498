"""Word's built-in styles by the names that they bear in other languages.

Word itself writes the English name into a file whatever its language. Other programs, and
files that came through them, carry the name as the user saw it ("Überschrift 1").
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from briefing.rendering.word.look import Role
from briefing.rendering.word.markup import W

if TYPE_CHECKING:
    from lxml.etree import _Element

# Role → names: English, German, French, Spanish, Portuguese, Italian, Dutch, Polish,
# Russian, Swedish, Danish, Norwegian, Finnish, Czech, Hungarian, Turkish, Ukrainian,
# Chinese (both scripts), Japanese, Korean, Arabic.
_NAMES: dict[Role, str] = {
    "title": "Title|Titel|Titre|Título|Titolo|Tytuł|Название|Rubrik|Tittel|Otsikko|Název|Cím|"
    "Konu Başlığı|Назва|标题|標題|表題|제목|العنوان",
    "subtitle": "Subtitle|Untertitel|Sous-titre|Subtítulo|Sottotitolo|Ondertitel|Podtytuł|"
    "Подзаголовок|Underrubrik|Undertitel|Undertittel|Alaotsikko|Podtitul|Podnadpis|Alcím|"
    "Altyazı|Alt Başlık|Підзаголовок|副标题|副標題|副題|부제|العنوان الفرعي",
    "part": "heading 1|Überschrift 1|Titre 1|Título 1|Cabeçalho 1|Titolo 1|Kop 1|Nagłówek 1|"
    "Заголовок 1|Rubrik 1|Overskrift 1|Otsikko 1|Nadpis 1|Címsor 1|Başlık 1|标题 1|標題 1|"
    "見出し 1|제목 1|عنوان 1|العنوان 1",
    "story": "heading 2|Überschrift 2|Titre 2|Título 2|Cabeçalho 2|Titolo 2|Kop 2|Nagłówek 2|"
    "Заголовок 2|Rubrik 2|Overskrift 2|Otsikko 2|Nadpis 2|Címsor 2|Başlık 2|标题 2|標題 2|"
    "見出し 2|제목 2|عنوان 2|العنوان 2",
    "point": "List Bullet|Aufzählungszeichen|Liste à puces|Lista con viñetas|Commarcadores|"
    "Lista com marcas|Punto elenco|Lijst opsom.teken|Lista punktowana|Маркированный список|"
    "Punktlista|Opstilling - punkttegn|Punktliste|Merkitty luettelo|Seznam s odrážkami|"
    "Felsorolás|Liste Madde İşareti|Маркований список|列表项目符号|项目符号|項目符號|箇条書き|"
    "글머리 기호|قائمة ذات تعداد نقطي",
    "source": "List Number|Listennummer|Liste à numéros|Liste numérotée|Lista con números|"
    "Numerada|Lista numerada|Numero elenco|Lijstnummering|Lista numerowana|"
    "Нумерованный список|Numrerad lista|Opstilling - talopstilling|Nummerert liste|"
    "Numeroitu luettelo|Číslovaný seznam|Számozott lista|Liste Numarası|Нумерований список|"
    "列表编号|编号|清單號碼|段落番号|번호 매기기|قائمة مرقمة",
    "header": "header|Kopfzeile|En-tête|Encabezado|Cabeçalho|Intestazione|Koptekst|Nagłówek|"
    "Верхний колонтитул|Sidhuvud|Sidehoved|Topptekst|Ylätunniste|Záhlaví|Élőfej|Üst Bilgi|"
    "Верхній колонтитул|页眉|頁首|ヘッダー|머리글|رأس الصفحة",
    "footer": "footer|Fußzeile|Pied de page|Pie de página|Rodapé|Piè di pagina|Voettekst|Stopka|"
    "Нижний колонтитул|Sidfot|Sidefod|Bunntekst|Alatunniste|Zápatí|Élőláb|Alt Bilgi|"
    "Нижній колонтитул|页脚|頁尾|フッター|바닥글|تذييل الصفحة",
    "footnote": "footnote text|Fußnotentext|Note de bas de page|Texto nota pie|"
    "Texto de nota de rodapé|Testo nota a piè di pagina|Voetnoottekst|Tekst przypisu dolnego|"
    "Текст сноски|Fotnotstext|Fodnotetekst|Fotnotetekst|Alaviitteen teksti|"
    "Text pozn. pod čarou|Lábjegyzetszöveg|Dipnot Metni|Текст виноски|脚注文本|註腳文字|"
    "脚注文字列|각주 텍스트|نص حاشية سفلية",
    "mark": "footnote reference|Fußnotenzeichen|Appel note de bas de p.|Ref. de nota al pie|"
    "Ref. de nota de rodapé|Rimando nota a piè di pagina|Voetnootmarkering|"
    "Odwołanie przypisu dolnego|Знак сноски|Fotnotsreferens|Fodnotehenvisning|"
    "Fotnotereferanse|Alaviitteen viite|Značka pozn. pod čarou|Lábjegyzet-hivatkozás|"
    "Dipnot Başvurusu|Знак виноски|脚注引用|註腳參照|脚注参照|각주 참조|مرجع حاشية سفلية",
    "endnote": "endnote text|Endnotentext|Note de fin|Texto nota al final|Texto de nota de fim|"
    "Testo nota di chiusura|Eindnoottekst|Tekst przypisu końcowego|Текст концевой сноски|"
    "Slutnotstext|Slutnotetekst|Sluttnotetekst|Loppuviitteen teksti|Text vysvětlivek|"
    "Végjegyzet szövege|Son Not Metni|Текст кінцевої виноски|尾注文本|章節附註文字|"
    "文末脚注文字列|미주 텍스트|نص تعليق ختامي",
    "endmark": "endnote reference|Endnotenzeichen|Appel de note de fin|Ref. de nota al final|"
    "Ref. de nota de fim|Rimando nota di chiusura|Eindnootmarkering|Odwołanie przypisu końcowego|"
    "Знак концевой сноски|Slutnotsreferens|Slutnotehenvisning|Sluttnotereferanse|"
    "Loppuviitteen viite|Odkaz na vysvětlivky|Végjegyzet-hivatkozás|Son Not Başvurusu|"
    "Знак кінцевої виноски|尾注引用|章節附註參照|文末脚注参照|미주 참조|مرجع تعليق ختامي",
    "link": "Hyperlink|Lien hypertexte|Hipervínculo|Hiperligação|Collegamento ipertestuale|"
    "Hiperłącze|Гиперссылка|Hyperlänk|Hyperkobling|Hyperlinkki|Hypertextový odkaz|"
    "Hiperhivatkozás|Köprü|Гіперпосилання|超链接|超連結|ハイパーリンク|하이퍼링크|ارتباط تشعبي",
}


def plain_name(name: str) -> str:
    """A style's name for comparing: case, spaces and composition don't count."""
    return "".join(unicodedata.normalize("NFC", name).casefold().split())


def names_of(role: Role, own: str) -> tuple[str, ...]:
    """The names that a role's style may bear, compared as ``plain_name``, the surest first."""
    others = _NAMES[role].split("|") if role in _NAMES else []
    return tuple(map(plain_name, (own, *others)))


def named_styles(styles: _Element) -> dict[tuple[str, str], _Element]:
    """The styles of a ``w:styles`` element by their kind and by each of their names.

    A style may have aliases, behind commas or in an element of their own.
    """
    found: dict[tuple[str, str], _Element] = {}
    aliases: list[tuple[tuple[str, str], _Element]] = []
    for style in styles.iter(f"{W}style"):
        kind = style.get(f"{W}type", "paragraph")
        for tag in ("name", "aliases"):
            element = style.find(f"{W}{tag}")
            texts = [] if element is None else element.get(f"{W}val", "").split(",")
            if tag == "name" and texts:
                found.setdefault((kind, plain_name(texts.pop(0))), style)
            aliases.extend(((kind, plain_name(text)), style) for text in texts)
    for key, style in aliases:
        found.setdefault(key, style)
    return found
