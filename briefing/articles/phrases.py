"""Words that pages put around an article, by what they do there: data, no code.

Everything is lower case, without the marks around it ("Related:", "» related «"). Entries
are general usage of news pages in several languages, never one outlet's own wording.
"""

from __future__ import annotations


def _lines(text: str) -> frozenset[str]:
    return frozenset(line.strip() for line in text.replace("\n", "|").split("|") if line.strip())


# A whole line that is navigation, a button, a field or an advertisement.
FURNITURE = _lines("""
facebook|about|about us|about me|accept|accept all|account|ad|ads|ad choices|adchoices|add a comment
add comment|advertise|advertise with us|advertisement|advertising|advertorial|all
all rights reserved|allow all|app|apps|archive|archives|audio|back|back to top
back to gallery|blog|blogs|book a demo|bookmark|breaking|breaking news|business|buy now
buy tickets|calendar|cancel|caption|careers|cars|cart|categories|category|classifieds|close
columns|columnists|comment|comment now|community|connect|connect with us|contact|contact us
contribute|cookie policy|cookie settings|copied|copy|copy link|copy this link|corrections|culture
dark mode|desktop version|disclaimer|donate|download|download app|download our app
download the app|e-mail|e-paper|email|email this|embed|english|enlarge this image|enter your email
entertainment|epaper|events|exclusive|expand|explore|faq|faqs|favorites|features|feedback
filed under|flipboard|follow|follow us|follow us on|follow us on facebook|follow us on twitter
font size|font|footer|forum|forums|full screen|gallery|get the app|get the newsletter
go|google|google+|health|help|hide|home|home page|homepage|image|images|in pictures|instagram
international|jobs|join now|jump to comments|language|large|last name|latest|latest news
learn more|legal|less|letters to the editor|lifestyle|like|like us on facebook|line|link
link copied|linkedin|linked in|listen|listen to article|listen to this article|live|live tv
loading|loading...|local|log in|log out|login|logout|mail|market data|markets|media|media kit|menu
messenger|mobile|more|more news|more options|more top news|multimedia|music|my account|name
national|navigation|newest|news|newsletter|newsletters|next|next article|next post|next story
obituaries|open|opinion|our team|page|password|people|photo|photos|photo gallery|pinterest|play
play video|please wait|podcast|podcasts|politics|popular|powered by|premium|previous
previous article|previous post|previous story|print|print edition|print page|print this
print this article|print this page|privacy|privacy notice|privacy policy|promoted|promotion|qzone
radio|read|read full article|read full story|read in app|read later|real estate|recommend|reddit
refresh|register|remove|reply|report|report an error|report this ad|reprints|resize text|reset
retweet|reviews|rss|rss feed|rss feeds|save|save article|save this article|science|scroll to top
search|search form|search for|sections|see all|select language|send|send feedback|send to a friend
services|settings|share|share article|share by email|share on|share on facebook|share on linkedin
share on pinterest|share on twitter|share on x|share on whatsapp|share story|share this
share this article|share this on|share this page|share this post|share this story
share this story on|share this with|share to facebook|share to twitter|share via|share via email
share with a friend|sharing is caring|shares|shop|show all|show less|show more|sign in|sign out
sign up|sign up now|sign up for free|site map|sitemap|skip|skip ad|skip advertisement
skip navigation|skip to content|skip to main content|skip to footer|small|snapchat|sponsor content
sponsored|sponsored by|sponsored content|sport|sports|staff|start your free trial|stay connected
stay informed|staff directory|stories|story|submit|subscribe|subscribe now|subscribe today
subscribe to our newsletter|support|support us|tags|tech|technology|telegram
tell a friend|terms|terms & conditions|terms and conditions|terms of service|terms of use
text size|threads|tiktok|to top|today|toggle navigation|top|top menu|top stories|translate
translate this page|travel|trending|trending now|try again|tumblr|tv|tweet|tweet this|twitter
unmute|user name|username|video|videos|view all|view comments|view gallery
view image in fullscreen|view larger map|viber|vk|vkontakte|watch|watch live|watch now|weather
weibo|wechat|weixin|whatsapp|world|world news|write a comment|x|xing|your email|your email address
your name|youtube|your account|zoom|a+|a-|aa|report a typo|report an issue
report a correction or typo|suggest a correction|get in touch|contact the author|anzeige|werbung
anzeigen|teilen|teilen auf facebook|auf facebook teilen|auf twitter teilen|artikel teilen
artikel drucken|drucken|merken|artikel merken|kommentieren|kommentar|antworten|weiterlesen|mehr
mehr lesen|mehr erfahren|lesen sie mehr|menü|menu schließen|suche|suchen|suche nach|startseite
impressum|kontakt|datenschutz|datenschutzerklärung|agb|anmelden|abmelden|registrieren|abonnieren
abo|newsletter abonnieren|schließen|schliessen|nach oben|zurück|zurück zur übersicht|weiter
über uns|e-mail-adresse|passwort|passwort vergessen?|passwort vergessen|folgen sie uns|folge uns
seite drucken|vorlesen|zum inhalt springen|zum inhalt|direkt zum inhalt|hauptnavigation
navigation überspringen|gefällt mir|link kopieren|merkliste|bilder|bildergalerie|zur startseite
nachrichten|schlagzeilen|themen|service|rechtliches|cookie-einstellungen|nutzungsbedingungen
übersicht|beitrags-navigation|beitragsnavigation|artikel anhören|artikel verschenken|zur merkliste
speichern|accueil|partager|partager sur facebook|partager sur twitter|imprimer|envoyer|publicité
s'abonner|se connecter|abonnez-vous|je m'abonne|recherche|rechercher|lire plus|lire la suite
mentions légales|contactez-nous|suivez-nous|retour en haut|fermer|commenter|réagir
partager cet article|politique de confidentialité|plan du site|copier le lien|inicio|compartir
compartir en facebook|compartir en twitter|imprimir|publicidad|suscríbete|suscribirse
iniciar sesión|buscar|leer más|ver más|síguenos|cerrar|contacto|aviso legal|política de privacidad
política de cookies|comentar|guardar|enviar|condividi|condividi su facebook|stampa|pubblicità
abbonati|accedi|cerca|leggi tutto|leggi di più|seguici|chiudi|invia|compartilhar|compartilhe
publicidade|assine|entrar|leia mais|siga-nos|voltar ao topo|delen|advertentie|reageer|inloggen
zoeken|lees meer|afdrukken|abonneren|dela|annons|del|annonse|реклама|поделиться|подписаться|войти
поиск|читать далее|комментировать|главная|меню|версия для печати|распечатать|分享|分享到|打印|收藏
登录|注册|首页|广告|关闭|返回顶部|字号|下载|评论|扫一扫|更多|大|中|小|공유|공유하기|인쇄|스크랩
로그인|회원가입|광고|댓글|메뉴|홈|글자크기|닫기|구독|좋아요|공유 댓글|페이스북|트위터|카카오톡
기사 저장|シェア|ツイート|印刷|ログイン|広告|メニュー|ホーム|閉じる|保存|記事を印刷する
メールで送る
""")

# A line after which the article is over, where enough of it stands before: a list of other
# articles or the readers' comments.
RELATED = _lines("""
related|related articles|related article|related content|related coverage|related news
related links|related links:|related posts|related reading|related stories|related story
related tags|related topics|related to this story|related video|related videos|read also|also read
read more|read more on|read next|up next|next up|see also|see more|more|more from|more on this
more on this story|more on this topic|more like this|more stories|more news|more in|more headlines
more top news|more top stories|most popular|most read|most viewed|most watched
most commented|most discussed|most shared|most recent|popular|popular now
popular posts|popular stories|popular news|popular articles|trending|trending now|trending stories
latest|latest news|latest stories|latest headlines|latest articles|latest posts|latest videos
latest from|recent posts|recent news|recent articles|recent stories|recommended
recommended for you|recommended reading|recommended stories|recommended videos|you may also like
you might also like|you may like|you might like|you may be interested in
you might be interested in|you may also be interested in|people also read|readers also read
don't miss|don’t miss|editor's pick|editor's picks|editors' picks|editors’ picks|editor’s picks
top stories|top news|top headlines|top picks|must read|must reads|must see|must watch
in case you missed it|around the web|from around the web|from the web|elsewhere on the web
more from the web|promoted stories|sponsored stories|paid content|paid post|partner content
what others are reading|what to read next|what's next|keep reading|other news|other stories
other articles|similar articles|similar stories|similar news|suggested reading|today's top stories
this week's top stories|our latest stories|news in pictures|in pictures|photos of the day
hot topics|hot news|hot words|headlines|special reports|special coverage|popular on
more from this author|more from this section|more by this author|more in this section
related keywords|keywords|mehr zum thema|mehr dazu|auch interessant
das könnte sie auch interessieren|das könnte dich auch interessieren
das könnte ihnen auch gefallen|das könnte dir auch gefallen|ähnliche artikel|ähnliche beiträge
ähnliche themen|meistgelesen|meist gelesen|meistgelesene artikel|meistkommentiert|meistgeklickt
weitere artikel|weitere meldungen|weitere nachrichten|weitere themen|weitere beiträge|weitere news
neueste artikel|neueste beiträge|neueste meldungen|aktuelle meldungen|aktuelle nachrichten
aktuelle beiträge|lesen sie auch|lies auch|empfehlungen der redaktion|verwandte artikel
verwandte beiträge|verwandte themen|mehr aus|mehr von|mehr aus der sendung|top-themen|top themen
zum thema|letzte beiträge|beliebte artikel|mehr interessantes|auch lesen|auch lesenswert
passend zum thema|nächster artikel|vorheriger artikel|aus dem ressort|sur le même sujet
à lire aussi|lire aussi|à lire également|les plus lus|les plus lues|articles les plus lus
articles liés|articles similaires|dans la même rubrique|à voir aussi|vous aimerez aussi
plus d'actualités|sur le même thème|en continu|te puede interesar|le puede interesar
también te puede interesar|noticias relacionadas|artículos relacionados|más noticias|lo más leído
lo más visto|más leídas|más leídos|te recomendamos|últimas noticias|ver también|lea también
lee también|además|relacionadas|relacionados|contenido relacionado|más información|más sobre
entradas relacionadas|leggi anche|articoli correlati|potrebbe interessarti|potrebbero interessarti
i più letti|le più lette|notizie correlate|leia também|leia mais|veja também|notícias relacionadas
mais lidas|artigos relacionados|matérias relacionadas|posts relacionados|lees ook|lees verder
meer nieuws|meest gelezen|meer over|læs også|les også|läs mer|läs också|mest läst|читайте также
читайте по теме|по теме|материалы по теме|похожие новости|другие новости|популярное
последние новости|новости партнеров|новости по теме|相关新闻|相关阅读|相关文章|相关链接|推荐阅读
延伸阅读|热门新闻|热门推荐|热点推荐|更多新闻|更多|猜你喜欢|责任编辑|相關新聞|相關文章|延伸閱讀
관련기사|관련 기사|주요뉴스|주요 뉴스|인기뉴스|인기 뉴스|많이 본 뉴스|많이 본 기사|추천기사
추천 기사|함께 보면 좋은 뉴스|최신뉴스|실시간 뉴스|핫뉴스|関連記事|関連ニュース|おすすめ記事
人気記事|アクセスランキング|ランキング|あわせて読みたい|最新記事|terkait|baca juga|berita terkait
artikel terkait|berita lainnya|ilgili haberler|çok okunanlar|son dakika|powiązane artykuły
czytaj także|czytaj też
""")

# A line that opens the readers' comments or the sign-up forms: nothing of the article follows.
COMMENTS = _lines("""
comments|comment|comments section|comment section|reader comments|readers' comments
join the conversation|join the discussion|leave a comment|leave a reply|leave your comment
leave a response|post a comment|post your comment|post comment|write a comment|add a comment
add comment|add your comment|submit a comment|have your say|what do you think
view the discussion thread|view comments|view all comments|show comments|show all comments
see all comments|hide comments|load comments|discussion|start the conversation
be the first to comment|conversation|responses|trackbacks|pingbacks|reader interactions|kommentare
kommentar verfassen|kommentar schreiben|schreibe einen kommentar|schreiben sie einen kommentar
kommentar hinterlassen|hinterlasse einen kommentar|hinterlasse eine antwort|kommentare anzeigen
alle kommentare|diskutieren sie mit|leserkommentare|diskussion|ihre meinung|ihr kommentar
neuen kommentar schreiben|antwort hinterlassen|ihre meinung zählt|forum|commentaires
laisser un commentaire|vos commentaires|réagissez|vos réactions|ajouter un commentaire
les commentaires|comentarios|deja un comentario|deja una respuesta|deje su comentario
escribe un comentario|comentar|déjanos tu comentario|commenti|lascia un commento|comentários
deixe um comentário|deixe uma resposta|reacties|reageer|geef een reactie|комментарии
оставить комментарий|добавить комментарий|обсуждение|评论|网友评论|发表评论|댓글|댓글쓰기|의견쓰기
コメント|コメントを残す|tinggalkan balasan
""")

# A line that opens what is said about the author, the outlet or the rights: not the article,
# but one paragraph of the article may still follow.
COLOPHON = _lines("""
about the author|about the authors|about author|about us|about this article|about the writer
author|authors|written by|contact the author|contributors|author bio|author information
meet the author|topics|topic|tags|tag|filed under|categories|category|keywords|explore more topics
explore more|in this article|in this story|sources|notes|references|editor's note
get the newsletter|newsletter|newsletters|sign up for our newsletter|subscribe to our newsletter
stay updated|stay informed|stay connected|stay up to date|get our newsletter|follow us
follow us on|share|share this|share this article|share this story|share this story on
share this post|share this page|share on|print|thanks for reading|thank you for reading
support our journalism|support us|download our app|privacy overview|cookie settings|cookies
manage consent|manage cookies|copyright|legal notice|über den autor|über die autorin
über die autoren|zum autor|zur autorin|zur person|autor|autorin|autoren|schlagwörter|schlagworte
stichworte|themen|quelle|quellen|teilen|teilen mit|artikel teilen|diesen artikel teilen
beitrag teilen|kategorien|kategorie|à propos de l'auteur|mots-clés|partager|partager cet article
sobre el autor|etiquetas|temas|compartir|archivado en|tópicos|temas relacionados|sull'autore
condividi|argomenti|compartilhe|assuntos|метки|теги|поделиться|标签|태그|タグ|share this with
""")

# What a line of furniture begins with, where the whole line is short.
OPENERS = _lines("""
share this|share on|share to|share via|share the|follow us|follow @|follow our|like us on
find us on|join us on|join our|sign up|sign in|subscribe|log in to|get the latest|get our|
get breaking|download the|download our|click here|click to|tap here|tap to|read more|read also
also read|read the full|read next|read:|see also|see more|see all|see:|watch:|watch live|
listen:|listen to this|listen to the podcast|view all|view gallery|view comments
view more|related:|related story|related article|related stories|more from|
more stories|recommended:|don't miss|don’t miss|also see|also on|photos:|
poll:|quiz:|podcast:|newsletter:|advertisement|ad:|sponsored|photo:|photos by|photo by
photo credit|image:|image credit|image source|image copyright|image caption|images:|picture:
pictures:|photograph:|photographer:|foto:|fotos:|bild:|bilder:
bildquelle|quelle:|photo ©|©|© getty|credit:|credits:|caption:|getty images|tags:|tag:
tags|topics:|topic:|filed under|posted in|category:|categories:|keywords:|labels:|in this article:
hashtags:|copyright|all rights|back to|skip to|jump to|return to|you are here|home >
home »|home /|home ›|please enable|please log|please sign|please wait|please share
please subscribe|please read|this story was|this article was originally|this post was|enter your
your email|by subscribing|by signing|by clicking|by submitting|we use cookies|this site uses
this website uses|our website uses|save my name|notify me|required fields|leave a|post a comment
add a comment|write a comment|show comments|be the first to|have a tip|got a tip|send tips
|email the|e-mail:|email:|tel:|phone:|fax:|twitter:|facebook:|instagram:
whatsapp:|follow him|follow her|follow them|support our|
|tickets:|scan the|scan qr|text size|font size|
|type your|lesen sie auch|lesen sie mehr|lesen sie dazu|lesen sie hier|lies auch
lies mehr|mehr zum|mehr dazu|mehr über|hier geht es|hier geht's|zum thema|siehe auch|
folgen sie|folge uns|abonnieren sie|melden sie|klicken sie|teilen sie|diesen artikel|
auf facebook|auf twitter|bei facebook|per e-mail|lire aussi|à lire aussi|à lire|lire :|voir aussi
suivez|abonnez|inscrivez|cliquez|partager|crédit photo|photo :|publié dans|lea también|lee también
te puede|puede leer|síguenos|suscríb|haz clic|haga clic|leggi anche|leggi tutto|
condividi|leia também|leia mais|veja também|lees ook|lees meer|läs mer|les også|læs også
читайте также|читать также|фото:|подпис|смотрите также|источник:|相关|更多|点击|扫码|来源：|编辑：
责编|责任编辑|图片|【编辑|（编辑|(编辑|관련|▶|☞|ⓒ|저작권|무단|기자|제보|관련기사|関連|写真
photo/|photo /
""")

# Sections of papers, as lines of navigation string them together.
SECTIONS = _lines("""
home|news|world|national|international|global|local|regional|regions|africa|america|americas|asia
europe|eu|uk|us|usa|u.s.|china|japan|korea|india|russia|germany|france|middle|east|politics
policy|government|elections|defense|defence|military|security|diplomacy|business|economy|economics
finance|markets|money|companies|industry|energy|technology|tech|science|environment|climate|health
education|society|culture|arts|entertainment|music|film|movies|books|style|lifestyle|life|food
travel|sport|sports|football|opinion|editorial|analysis|features|featured|special|video|videos
photos|pictures|multimedia|podcasts|live|latest|top|headlines|breaking|more|weather|trending
politik|wirtschaft|kultur|gesellschaft|wissen|wissenschaft|panorama|meinung|reise|digital|auto
technik|gesundheit|bildung|ausland|inland|deutschland|lokales|regionales|sportnachrichten|medien
politique|économie|monde|société|santé|sciences|culture|international|política|economía|mundo
sociedad|cultura|deportes|opinión|salud|ciencia|tecnología|nacional|internacional|politica|economia
cronaca|esteri|sport|cultura|spettacoli|brasil|mundo|esportes|saúde
""")

# What gives away furniture in lines of any moderate length: a word to look for first, and
# the pattern to hold against the line that has it (None: the word is enough).
GIVEAWAYS: tuple[tuple[str, str | None], ...] = (
    ("right", r"all rights? reserved"),
    ("alle rechte", None),
    ("droits réservés", None),
    ("derechos reservados", None),
    ("diritti riservati", None),
    ("direitos reservados", None),
    ("права защищены", None),
    ("版权所有", None),
    ("무단", r"무단\s?전재"),
    ("無断転載", None),
    ("reproduc", r"reproduc.{0,80}(?:prohibited|permission|consent)"),
    ("permission", r"without .{0,40}permission"),
    ("may not be", r"may not be (?:published|reproduced|republished|redistributed)"),
    ("©", r"©\s?(?:copyright|\d{4}|[^\W\d_])|\d{4}\s?©"),
    ("copyright", r"copyright\s?(?:©|\(c\)|\d{4}|\w+ \d{4}|of )"),
    ("privacy policy", None),
    ("terms of", r"terms of (?:use|service)"),
    ("terms and conditions", None),
    ("datenschutzerkl", None),
    ("nutzungsbedingungen", None),
    (
        "newsletter",
        r"(?:sign|subscri|register|abonnier|melde|inscri|bestell|join|our|get"
        r"|unser).{0,60}newsletter",
    ),
    ("newsletter", r"newsletter.{0,60}(?:sign|subscri|inbox|abonnier|anmeld|bestell)"),
    ("inbox", r"(?:your|to the) (?:email |e-mail )?inbox"),
    (
        "sign up",
        r"sign up (?:for|to|here|now|with|below)\b.{0,60}(?:email|alert|update|free|brief|news)",
    ),
    ("subscri", r"subscribe (?:to (?:our|the|my|this)|now|today|here|for)"),
    (
        " on ",  # see FOLLOWED
        r"(?:follow|like|find|join) (?:us|him|her|me|them|@\w+|\w+ \w+|\w+) on (?:twitter"
        r"|facebook|instagram|x\b|telegram|linkedin|google|youtube|whatsapp|social)",
    ),
    ("folgen sie", r"folgen sie (?:uns|der|dem|@)"),
    ("suivez-nous", None),
    ("síguenos", None),
    ("seguici su", None),
    ("подписывайтесь", None),
    (
        "originally",
        r"(?:article|story|post|report|content|piece) (?:was |has been "
        r"|is )?originally (?:published|appeared|posted|produced)",
    ),
    ("first published", r"(?:article|story|post|report) was first published"),
    (
        "javascript",
        r"(?:enable|disable|requires?|turn on|activate|aktivier\w*) .{0,20}javascript"
        r"|javascript (?:is|in) ",
    ),
    ("your browser", None),
    ("ad blocker", None),
    ("affiliate", r"affiliate (?:link|commission|partner)"),
    ("commission", r"(?:earn|receive|get) (?:a |an )?(?:small |affiliate )?commission"),
    ("necessarily", r"(?:does|do) not necessarily (?:reflect|represent)"),
    ("not be published", r"email address will not be published"),
    ("akismet", None),
    ("wordpress", r"wordpress\.com|powered by wordpress"),
    ("icp", r"icp[备備证證]"),
    ("公网安备", None),
    ("许可证", None),
    ("转载", r"转载请注明|禁止转载|谢绝转载"),
    ("未经", r"未经.{0,6}(?:授权|许可)"),
    ("click here", None),
    ("app store", r"(?:on|from|in|visit) the app store"),
    ("google play", r"(?:on|from|in) google play"),
    (" app", r"(?:download|get|install|try) (?:our|the) (?:free |new |mobile |[\w.]+ )?app\b"),
    ("guidelines", r"(?:community|submission|comment\w*) guidelines"),
    ("log in", r"log in (?:or|to) (?:register|post|comment|sign|leave|continue|read)"),
    ("comment", r"comment(?:s|ing)? (?:policy|section|are closed|are moderated)"),
)
# Where the words of a giveaway are common: what stands behind them wherever its pattern fits.
FOLLOWED: dict[str, tuple[str, ...]] = {
    " on ": (
        *("twitter", "facebook", "instagram", "x", "telegram", "linkedin", "google", "youtube"),
        *("whatsapp", "social"),
    ),
}
