"""The text of a mail: what stands around it, and mails that it passes on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.readers.mail_parts import Row
from briefing.records.frozen import dataclass
from briefing.text.patterns import Lazy

_MARKER = Lazy(
    r"[-_*\s>]{0,40}(?:(?:begin forwarded message|forwarded message|forwarded by .{1,60}"
    r"|weitergeleitete nachricht|anfang der weitergeleiteten (?:nachricht|e-mail)"
    r"|message (?:transféré|réexpédié)|début du message (?:transféré|réexpédié)"
    r"|(?:inicio del )?mensaje reenviado|mensagem (?:encaminhada|reencaminhada)"
    r"|(?:inizio )?messaggio inoltrato|doorgestuurd bericht|转发的邮件|전달된 메시지)"
    r"|original message|original appointment|ursprüngliche nachricht|message d[’']origine"
    r"|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht)"
    r"\s*:?[-_*\s]{0,40}",
    re.IGNORECASE,
)
_FIELD = Lazy(
    r"[>*\s]{0,8}(?:(?P<sender>from|von|de|da|van|发件人|보낸 사람)"
    r"|(?P<date>date|sent|datum|gesendet|envoyé|fecha|enviado(?: el)?|data|inviato|verzonden"
    r"|日期|发送时间|보낸 날짜|날짜)"
    r"|(?P<subject>subject|betreff|objet|asunto|oggetto|assunto|onderwerp|主题|제목)"
    r"|to|an|à|para|a|aan|cc|kopie|reply-to|importance|attachments|收件人|받는 사람)"
    r"\s?\*?[:：]\*?\s*(?P<value>.{0,1000})",
    re.IGNORECASE,
)
_WROTE = Lazy(
    r".{0,200}\b(?:wrote|schrieb|a écrit|escribió|escreveu|ha scritto|schreef)\b.{0,80}[:：]"
    r"|.{0,60}写道[:：]",
    re.IGNORECASE,
)
_RULE = Lazy(r"[_=*-]{20,}")
# What stands below a mailing or in its margins, and never in an article.
_FOOTER = Lazy(
    r"\bunsubscrib|\byou(?:['’]re| are)? (?:receiv\w+|getting|subscribed)\b|\bmanage (?:your )?"
    r"(?:subscription|preference|alert)|\bupdate (?:your )?(?:email )?preferences|\bthis (?:e-?mail"
    r"|message|newsletter) was sent\b|\bopt[- ]out\b|\badd us to your address book"
    r"|\bvom newsletter ab|\babmelden\b|\babbestellen\b|\bse désabonner\b|\bse désinscrire\b"
    r"|\bdésinscription\b|\bdarse de baja\b|\bcancelar (?:la |a )?(?:suscripción|subscrição)"
    r"|\bdisiscriv|\buitschrijven\b|\bafmelden\b|退订|取消订阅|수신거부|配信停止",
    re.IGNORECASE,
)
_MARGIN = Lazy(
    r"\bview (?:this |it )?(?:e-?mail |message |newsletter |online )?(?:in|on) (?:your |a |the )?"
    r"(?:web ?)?browser|\b(?:view|read) (?:it )?online\b|\bim browser (?:ansehen|anzeigen|öffnen)"
    r"|\b(?:voir|lire|afficher) .{0,30}(?:dans (?:votre|le) navigateur|en ligne)"
    r"|\bver en (?:el |tu |su )?navegador|\bsent from my\b|\bvon meinem .{1,30} gesendet"
    r"|\bforward(?:ed)? (?:this|to a friend)\b|\bsign up here\b|在浏览器中查看",
    re.IGNORECASE,
)
_CONFIDENTIAL = Lazy(
    r"(?=.{0,2000}(?:confidential|privileged|vertraulich|confidentiel|confidencial|riservat))"
    r"(?=.{0,2000}(?:intended|recipient|addressee|empfänger|adressat|destinat))",
    re.IGNORECASE,
)
_NOTICE = Lazy(
    r"(?:this|the information|disclaimer|confidential|notice|important|diese|der inhalt|ce|les "
    r"info|este|esta|la informac|questo|le informaz)",
    re.IGNORECASE,
)
# In rows and characters: what lies below a mail is short.
_LONGEST_SIGNATURE = 15
_LONGEST_MARGIN = 25  # words


@dataclass(frozen=True, slots=True, kw_only=True)
class Forwarded:
    """A mail inside another's text, with what its header lines state."""

    sender: str | None
    date: str | None
    subject: str | None
    rows: tuple[Row, ...]


def own_text(rows: Sequence[Row]) -> list[Row]:
    """A mail's text without signature, footers, notices and what it quotes."""
    rows = _without_quotes(_before_signature(list(rows)))
    rows = [row for row in rows if not (_is_short(row) and _MARGIN.search(row.text))]
    return _before_footer(rows)


def forwarded_in(rows: Sequence[Row]) -> tuple[list[Row], tuple[Forwarded, ...], bool]:
    """Part a mail at the mails inside its text: its own rows, those mails in order.

    The last value says whether a mark stands above one of them.
    """
    starts: list[tuple[int, int, bool]] = []
    index = 0
    while index < len(rows):
        text = rows[index].text
        match = _MARKER.fullmatch(text) if 0 < len(text) <= 120 else None
        head = index + 1 if match else index
        while match and head < len(rows) and not rows[head].text:
            head += 1
        end = _end_of_fields(rows, head)
        if end - head >= (2 if match else 3):
            starts.append((index, head, match is not None))
            index = end
        else:
            index += 1
    if not starts:
        return list(rows), (), False
    found: list[Forwarded] = []
    for number, (_, head, _) in enumerate(starts):
        stop = starts[number + 1][0] if number + 1 < len(starts) else len(rows)
        end = _end_of_fields(rows, head)
        fields = _fields(rows[head:end])
        found.append(
            Forwarded(
                sender=fields.get("sender"),
                date=fields.get("date"),
                subject=fields.get("subject"),
                rows=tuple(_unquoted(rows[end:stop])),
            )
        )
    return list(rows[: starts[0][0]]), tuple(found), any(marked for _, _, marked in starts)


def fields_at(rows: Sequence[Row]) -> tuple[dict[str, str], int]:
    """Header lines that a text begins with (two at least), and where they end."""
    start = next((index for index, row in enumerate(rows) if row.text), len(rows))
    end = _end_of_fields(rows, start)
    if end - start < 2:
        return {}, 0
    return _fields(rows[start:end]), end


def is_field(row: Row) -> bool:
    """Whether a row is a header line of a mail."""
    return _FIELD.match(row.text) is not None


def _end_of_fields(rows: Sequence[Row], start: int) -> int:
    """Past the header lines that begin here; ``start`` where none do."""
    kinds: set[str] = set()
    index = start
    while index < len(rows) and index < start + 20 and rows[index].text:
        match = _FIELD.match(rows[index].text)
        if match is None and not kinds:
            return start
        if match is not None:
            kinds.add(match.lastgroup or "")
            kinds.update(name for name in ("sender", "date", "subject") if match[name])
        index += 1
    return index if {"sender", "subject"} <= kinds or {"sender", "date"} <= kinds else start


def _fields(rows: Sequence[Row]) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows:
        match = _FIELD.match(row.text)
        kind = next((k for k in ("sender", "date", "subject") if match and match[k]), None)
        if match is not None and kind is not None:
            found.setdefault(kind, match["value"].strip(" *"))
    return found


def _unquoted(rows: Sequence[Row]) -> list[Row]:
    """Rows without the mark of quotation, where nearly all carry it."""
    texts = [row for row in rows if row.text]
    if not texts or sum(row.text.startswith(">") for row in texts) < 0.8 * len(texts):
        return list(rows)
    return [Row(number=row.number, text=row.text.removeprefix(">").strip()) for row in rows]


def _without_quotes(rows: list[Row]) -> list[Row]:
    kept: list[Row] = []
    for row in rows:
        if row.text.startswith(">"):
            while kept and not kept[-1].text:
                kept.pop()
            if kept and _WROTE.fullmatch(kept[-1].text[:400]):
                kept.pop()
            continue
        kept.append(row)
    if kept and not any(row.text for row in kept):
        return rows
    return kept


def _before_signature(rows: list[Row]) -> list[Row]:
    for index in range(len(rows) - 1, max(-1, len(rows) - _LONGEST_SIGNATURE - 2), -1):
        text = rows[index].text
        if text == "-- ":
            return rows[:index]
        if _RULE.fullmatch(text):
            below = " ".join(row.text for row in rows[index + 1 :]).lower()
            if below and any(sign in below for sign in ("mailing list", "listinfo", "unsubscribe")):
                return rows[:index]
    return rows


def _before_footer(rows: list[Row]) -> list[Row]:
    """Up to the first footer of the last part, with no more below than footers have."""
    total = sum(len(row.text) for row in rows)
    seen = 0
    for index, row in enumerate(rows):
        if seen >= 0.4 * total and total - seen <= max(2500, 0.5 * total):
            notice = _NOTICE.match(row.text) and _CONFIDENTIAL.match(row.text)
            if notice or (_is_short(row) and _FOOTER.search(row.text)):
                return rows[:index]
        seen += len(row.text)
    return [row for row in rows if not (_is_short(row) and _FOOTER.search(row.text))]


def _is_short(row: Row) -> bool:
    return bool(row.text) and row.text.count(" ") < _LONGEST_MARGIN
