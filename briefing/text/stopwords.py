"""Function words by language: what a sentence is held together by, not what it is about.

Articles, pronouns, prepositions, conjunctions, auxiliaries, and the adverbs that do the
same work. Lower case, with straight apostrophes.
"""

from __future__ import annotations

_ENGLISH = """
a an the this that these those such same other another each every either neither both all any
some no none few many much more most less least several own
i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself
she her hers herself it its itself they them their theirs themselves one ones who whom whose which
what whoever whatever there here
of in on at by for from to into onto with without within about above across after against along
among amid around before behind below beneath beside besides between beyond down during except
inside like near off out outside over past per since through throughout toward towards under until
till unlike up upon via
and or but nor so yet if unless because although though while whereas whether than as once when
where why how
be am is are was were been being have has had having do does did doing done will would shall should
can cannot could may might must ought
not n't don't doesn't didn't won't wouldn't can't couldn't shouldn't isn't aren't wasn't weren't
hasn't haven't hadn't it's he's she's that's there's i'm i've i'll we're we've we'll you're they're
they've they'll
also again ever never now then just only too very still even already almost however
"""

_GERMAN = """
der die das den dem des ein eine einer eines einem einen kein keine keiner keines keinem keinen
dieser diese dieses diesem diesen jener jene jenes jenem jenen jeder jede jedes jedem jeden
welcher welche welches welchem welchen mancher manche manches solcher solche solches alle alles
allem allen aller beide beiden einige einiger einigen viele vielen mehr andere anderer anderen
anderes
ich mich mir du dich dir er ihn ihm sie ihr ihnen es wir uns euch man sich selbst
mein meine meinem meinen meiner dein deine sein seine seinem seinen seiner seines ihre ihrem ihren
ihrer ihres unser unsere unserem unseren unserer
wer wen wem wessen was wo wohin woher wann warum wie
in im ins an am ans auf aus bei beim bis durch für gegen hinter mit nach neben ohne seit trotz über
um unter von vom vor während wegen zu zum zur zwischen
und oder aber denn sondern doch jedoch weil da dass daß ob obwohl wenn als sowie sowohl damit indem
nachdem bevor
bin bist ist sind seid war waren wäre wären gewesen habe hast hat haben hatte hatten hätte hätten
gehabt werde wird werden wurde wurden würde würden worden geworden kann können konnte konnten könnte
könnten muss müssen musste mussten soll sollen sollte sollten will wollen wollte wollten darf dürfen
mag
nicht auch nur noch schon sehr so dann nun hier dort dabei dazu darauf daran davon dafür dagegen
etwa immer wieder bereits
"""

_FRENCH = """
le la les l un une des du de d au aux ce cet cette ces c mon ma mes ton ta tes son sa ses notre nos
votre vos leur leurs quel quelle quels quelles chaque plusieurs quelques certains certaines aucun
aucune tout toute tous toutes autre autres même mêmes tel telle
je j me m moi tu te t toi il elle on nous vous ils elles lui eux se s soi y en ceci cela ça celui
celle ceux celles qui que qu quoi dont où lequel laquelle lesquels lesquelles
à dans par pour sur sous avec sans chez contre entre vers depuis pendant avant après devant derrière
selon malgré parmi dès jusque jusqu lors envers hors
et ou mais donc or ni car si comme lorsque lorsqu quand puisque puisqu quoique afin ainsi alors
tandis suis es est sommes êtes sont étais était étions étaient été étant être sera seront serait
seraient fut furent soit soient ai as a avons avez ont avais avait avaient eu ayant avoir aura
auront aurait auraient eut ait aient
peut peuvent pouvait pourrait doit doivent devait devrait fait faire font
ne n pas plus moins non très aussi bien encore déjà toujours jamais peu trop ici là notamment
"""

_SPANISH = """
el la los las lo un una unos unas al del este esta esto estos estas ese esa eso esos esas aquel
aquella aquello aquellos aquellas cada todo toda todos todas otro otra otros otras mismo misma
mismos mismas tal tales algún alguno alguna algunos algunas ningún ninguno ninguna mucho mucha
muchos muchas poco más menos varios varias ambos
yo me mí tú te ti él ella ello nosotros nos vosotros os usted ustedes ellos ellas le les se sí mi
mis tu tus su sus nuestro nuestra nuestros nuestras suyo suya
que quien quienes cual cuales cuyo cuya donde cuando como cuanto qué quién cuál cómo dónde
a ante bajo con contra de desde durante en entre hacia hasta mediante para por según sin sobre tras
y e o u ni pero sino aunque porque pues si mientras
soy es somos son era eran fue fueron sea sean ser sido siendo será serán sería serían estoy está
están estaba estaban estuvo estar estado estará he ha hemos han había habían haber hay hubo habrá
haya tiene tienen tenía tenían tener puede pueden podía podría debe deben debía hace hacer
no también tampoco muy ya aún así entonces siempre nunca sólo solo además aquí allí ahora
"""

_ITALIAN = """
il lo la i gli le l un uno una questo questa questi queste quello quella quelli quelle quel quei
ogni tutto tutta tutti tutte altro altra altri altre stesso stessa stessi stesse alcuni alcune
nessuno nessuna molto molta molti molte poco più meno tale tali
io me mi tu te ti lui lei egli ella esso essa noi ci voi vi loro essi esse si sé ne
mio mia miei mie tuo tua suo sua suoi sue nostro nostra nostri nostre vostro vostra
che chi cui quale quali quanto dove quando come perché
di d a ad da in con su per tra fra del dello della dell dei degli delle al allo alla all ai agli
alle dal dallo dalla dall dai dagli dalle nel nello nella nell nei negli nelle sul sullo sulla sull
sui sugli sulle contro dopo prima durante senza sotto sopra verso presso secondo entro oltre
e ed o od ma però anche né se mentre poiché affinché quindi dunque sia
sono sei è siamo siete era erano fu furono essere stato stata stati state sarà saranno sarebbe
sarebbero ho hai ha abbiamo avete hanno aveva avevano avere avuto avrà avranno avrebbe può possono
poteva potrebbe deve devono doveva dovrebbe viene vengono
non già ancora sempre mai così solo poi ora qui lì
"""

_PORTUGUESE = """
o a os as um uma uns umas este esta isto estes estas esse essa isso esses essas aquele aquela aquilo
aqueles aquelas cada todo toda todos todas tudo outro outra outros outras mesmo mesma mesmos mesmas
tal tais algum alguma alguns algumas nenhum nenhuma muito muita muitos muitas pouco mais menos
vários várias ambos
eu me mim tu te ti você vocês ele ela nós nos eles elas lhe lhes se si meu minha meus minhas teu tua
seu sua seus suas nosso nossa nossos nossas dele dela deles delas
que quem qual quais cujo cuja onde quando como quanto porque
ao aos à às de do da dos das dum duma em no na nos nas num numa por pelo pela pelos pelas para com
sem sob sobre entre até desde contra perante após durante segundo neste nesta nesse nessa naquele
deste desta desse dessa daquele
e ou nem mas porém embora pois se enquanto
sou é somos são era eram foi foram seja sejam ser sido sendo será serão seria seriam estou está
estão estava estavam esteve estar tenho tem têm tinha tinham ter tido terá teve há havia haver houve
pode podem podia poderia deve devem devia fazer faz
não também já ainda sempre nunca só apenas assim então muito aqui ali agora
"""

_DUTCH = """
de het een deze dit die dat zo'n elk elke ieder iedere alle alles ander andere anderen zelf zelfde
sommige geen veel meer meeste minder weinig beide
ik me mij mijn jij je jou jouw u uw hij hem zijn zij ze haar wij we ons onze jullie hun hen zich men
wie wat welke waar wanneer waarom hoe er hier daar
aan achter beneden bij binnen boven buiten door langs met na naar naast om onder op over per sinds
tegen tegenover ten ter tijdens tot tussen uit van vanaf via volgens voor voorbij wegens zonder in
en of maar want dus noch omdat doordat hoewel terwijl als dan toen indien zodat nadat voordat
ben bent is was waren geweest wees heb hebt heeft hebben had hadden gehad word wordt worden werd
werden geworden zal zult zullen zou zouden kan kunt kunnen kon konden moet moeten moest moesten mag
mogen mocht wil willen wilde wilden
niet ook nog al wel nu toch zeer heel te zo reeds weer steeds altijd nooit slechts echter onder
daarbij daarmee daarna daarvoor hierbij waarbij waarmee waarop iets iemand niets niemand
"""

_RUSSIAN = """
я меня мне мной ты тебя тебе он его ему им нём нем она её ее ей ней оно мы нас нам нами вы вас вам
вами они их ими них ним себя себе собой мой моя моё мои наш наша наше наши нашей ваш ваша свой своя
своё свои своей своего своих своим
этот эта это эти этого этой этих этому этим тот та то те того той тех тому тем такой такая такое
такие таких весь вся всё все всего всей всех всем каждый каждая каждого сам сама сами другой другая
другие других один одна одно одного одной
кто кого кому что чего чему чем который которая которое которые которого которой которых котором
которым чей какой какая какие где куда когда почему как сколько
в во на с со к ко о об обо от до за из изо у по под над при для без через между перед после около
против среди кроме ради про
и а но или либо да если чтобы хотя потому поэтому так тоже также либо ли бы же ведь
быть был была было были будет будут буду есть являются является может могут мог могла можно нужно
надо должен должна должны
не ни нет уже ещё еще только лишь очень там тут здесь сейчас теперь потом всегда более менее самый
"""

STOPWORDS: dict[str, frozenset[str]] = {
    "en": frozenset(_ENGLISH.split()),
    "de": frozenset(_GERMAN.split()),
    "fr": frozenset(_FRENCH.split()),
    "es": frozenset(_SPANISH.split()),
    "it": frozenset(_ITALIAN.split()),
    "pt": frozenset(_PORTUGUESE.split()),
    "nl": frozenset(_DUTCH.split()),
    "ru": frozenset(_RUSSIAN.split()),
}
