"""What a paper claims in its own voice: judgements and forecasts that nobody is named for.

Told as a desk officer tells them: a sentence that reports what happened, who met or what
was decided is news; one that says what it means, whose fault it is, what ought to be done
or what will come of it is somebody's opinion, and where nobody is named for it, the paper's.
English only. The signs are words that news prose hardly uses of a plain event.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from briefing.records import Document, Said, Sentence
from briefing.speech.quotations import Quoted, quotations_of
from briefing.speech.statements import masked_of, statements
from briefing.speech.verbs import FORMS
from briefing.text.patterns import Lazy, has_word, word_set
from briefing.text.words import primary

# One of these words stands in every sentence that a pattern below can match.
_SIGNS = word_set(
    "likely probably surely certainly inevitably undoubtedly doubtless bound well doomed poised "
    "should "
    "ought needs time vital crucial essential imperative doubt question excuse resulted stems "
    "rooted "
    "thanks blame owes cause reason root brazen blatant blatantly shameless shamelessly so pretext "
    "flagrant flagrantly puppet propaganda smear hegemony hegemonic hypocrisy hypocritical lies "
    "lied "
    "falsely cynical cynically provocative reckless recklessly remarkable impressive disastrous "
    "shameful outrageous brilliant tragic tragically unprecedented tremendous exceptional "
    "extraordinary enormous ironically unfortunately fortunately sadly regrettably surprisingly "
    "unsurprisingly course clearly obviously undeniably undeniable arguably evidently reality say "
    "words role reliable reminder testament triumph farce disgrace fiasco scandal seems seem "
    "appears "
    "appear raises questions ready willing determined eager reluctant unwilling we our us "
    "newspaper "
    "despite hardly truth proves shows suggests signals irresponsible dangerous dangerously "
    "deserves "
    "relation relations relationship ties friendship bonds partnership neighbours "
    "neighbors partners friends friend partner neighbour neighbor "
    "futile pointless absurd alarming worrying heroic failed failure must"
)
_EVALUATES = Lazy(
    r"\b(?:remarkabl[ey]|impressive|disastrous(?:ly)?|shameful(?:ly)?|outrageous(?:ly)?"
    r"|brilliant(?:ly)?"
    r"|tragic(?:ally)?|tremendous(?:ly)?|exceptional(?:ly)?|extraordinar(?:y|ily)|absurd(?:ly)?"
    r"|heroic"
    r"|alarming(?:ly)?|worrying(?:ly)?|futile|pointless|undeniabl[ey]|irresponsibl[ey]"
    r"|ironically|unfortunately|fortunately|sadly|regrettably|(?:un)?surprisingly"
    r"|arguably|obviously|undoubtedly|doubtless|inevitably|clearly (?:shows?|was|is|are|were|has"
    r"|have)"
    r"|of course|in reality|in other words|that is to say|needless to say|enormous (?:benefits?"
    r"|harm|progress"
    r"|success|importance|potential)|unprecedented (?:success|failure|scale|harm|damage)"
    r"|most (?:reliable|responsible|trusted|trustworthy|admired|shameful)"
    r"|(?:play|plays|played|playing) (?:an?|the) (?:\w+ )?(?:important|vital|key|crucial|leading"
    r"|constructive"
    r"|positive|responsible|reliable|destructive|negative|decisive)(?: and \w+)? role"
    r"|the role of the most"
    r"|(?:is|was|are|were|remains?|marks?|amounts? to) (?:\w+ )?an? (?:\w+ ){0,2}(?:reminder"
    r"|testament|triumph|farce"
    r"|disgrace|fiasco|failure|scandal|tragedy|disaster for|milestone|blessing|travesty)"
    r"|hardly (?:a|an|the|surprising|likely))\b",
    re.IGNORECASE,
)
_FORESEES = Lazy(
    r"\b(?:(?:is|are|was|were|seems?|looks?) (?:\w+ )?(?:likely|unlikely|bound|doomed"
    r"|destined) to|will (?:\w+ )?"
    r"(?:likely|probably|surely|certainly|inevitably|undoubtedly|doubtless|never)|(?:may|might"
    r"|could) well"
    r"|there will be (?:a )?(?:more|less|no)|will (?:pay|suffer|regret|fail|backfire|collapse"
    r"|prevail|thrive))\b"
)
_EXPLAINS = Lazy(
    r"\b(?:(?:has|have) resulted in|stems? from|(?:is|are|was|were) rooted in|thanks to (?:the"
    r"|its|his|her|their)"
    r"|(?:is|are|was|were) (?:\w+ )?to blame|owes? (?:much|its|everything)"
    r"|the (?:real|true|root|main|deeper|underlying) (?:cause|reason|aim|goal|problem|question"
    r"|motive)"
    r"|(?:this|that|it|which|result|vote|move|decision|case|episode) (?:only |clearly )?(?:proves"
    r"|signals|suggests)"
    r"|raises? (?:\w+ )?(?:questions|doubts|fears|the (?:question|prospect|spectre|risk))"
    r"|(?:seems?|appears?) (?:\w+ )?that)\b",
)
# "a so-called top kill" is only what it is called; "the so-called government" is not.
_DISPUTED = (
    r"(?:government|republics?|democracy|democratic|freedom|referendums?|elections?|sanctions|rules"
    r"|order|rights|human rights|courts?|tribunal|award|ruling|president|authorities|independence"
    r"|experts?|scholars?|journalists?|media|evidence|investigation|truth|threats?|peace|values"
    r"|friends?|allies|ministers?|state|reforms?|activists|justice|victory|caliphate|inquiry"
    r"|probe|trial|law)"
)
_ACCUSES = Lazy(
    rf"\b(?:so-called [\"“‘']?{_DISPUTED}|brazen(?:ly)?|blatant(?:ly)?|shameless(?:ly)?"
    r"|flagrant(?:ly)?"
    r"|under (?:the|a) pretext|puppet"
    r"|propaganda|smear(?:s|ing| campaign)|hegemon(?:y|ic|ism)|hypocri(?:sy|tical|tes)"
    r"|(?:a pack of|full of) lies"
    r"|lied (?:to|about)|false(?:ly) (?:claim|accus)\w+|cynical(?:ly)?|reckless(?:ly)? (?:provo"
    r"|polic|behav|act)\w*"
    r"|provocative (?:acts?|moves?|behaviou?r)|has (?:utterly |completely )?failed (?:its|his|her"
    r"|their|the) people"
    r"|sow(?:s|ing)? (?:discord|chaos)|meddl(?:es|ed|ing) in)\b",
    re.IGNORECASE,
)
_DEMANDS = Lazy(
    r"(?<!\bif )(?<!of them )(?<!\bwho )(?<!\bwhat )(?<!\bhow )(?<!\bwhich )\b(?:should "
    r"(?!(?:now |also |then )?(?:if|prove|begin|arrive|last|you|anyone"
    r"|be able|help (?:to )?(?:relieve|ease|reduce|explain|make|keep|prevent|bring)"
    r"|the|an?|it|they|he|she|we|there|such|this|that|any|his|her|its|their|another)\b)(?:not "
    r"|never |now |also |instead |at least |therefore )?[a-z]+|ought to"
    r"|it is (?:high )?time (?:to|for|that)|it is (?:vital|crucial|essential|imperative) (?:to|for)"
    r"|is (?:vital|crucial|essential|imperative) that"
    r"|there (?:is|can be) no (?:doubt|question|excuse|reason|alternative)|deserves? (?:to|better"
    r"|credit|blame)"
    r"|(?:the (?:world|government|West|country|international community|leaders)|governments"
    r"|politicians|we) must"
    r"|cannot afford to)\b",
    re.IGNORECASE,
)
_FEELS = Lazy(
    r"\b(?:is|are|was|were|stands|remains) (?:now |always |more than |fully )?(?:ready|willing"
    r"|determined|eager|reluctant"
    r"|unwilling) to (?:support|help|encourage|work|cooperate|talk|compromise|fight|defend|act"
    r"|make)\b"
)
_ITSELF = Lazy(
    r"\b(?:[Ii]n our (?:view|opinion)"
    r"|[Ww]e (?:believe|think|hope|urge|must|should|need|cannot"
    r"|welcome(?! (?:comments|your|feedback|letters)\b))"
    r"|[Tt]his (?:newspaper|paper) (?:believes|thinks|has long))\b"
)
# "The two have a close special relation": in the present, of what no event tells.
_RELATES = Lazy(
    r"\b(?:(?:has|have|enjoys?|shares?) (?:an? )?(?:\w+ )?(?:close|special|strong|deep|unique|warm"
    r"|solid|unbreakable|longstanding|long-standing|excellent|difficult|complicated)"
    r"(?:,? (?:and )?\w+){0,3} (?:relations?|relationship|ties|friendship|bonds?|partnership)"
    r"|(?:is|are) (?:each other['’]s |an? |the )?(?:\w+ )?(?:close|natural|important|indispensable"
    r"|inseparable|reliable)(?: \w+){0,2} (?:neighbou?rs?|partners?|friends?))\b"
)
_ASKED_BY = Lazy(r"[A-Z][\w.’'-]*(?: [\w.’'-]+){0,3}: ")
_OPEN = Lazy(r"\b(?:how|why|whether|what|who|which)\b[^,;.]{0,80}?\bshould\b")
_LEFT_OVER = Lazy('["“”„«»]')
_PATTERNS = (_EVALUATES, _FORESEES, _EXPLAINS, _ACCUSES, _DEMANDS, _FEELS, _ITSELF, _RELATES)
# Somebody is named for it after all, if not with a verb of saying that makes a statement.
_NAMED_FOR = Lazy(
    r"\b(?:according to|(?:he|she|they|it|who|which|officials?|analysts?|experts?|economists?"
    r"|critics|ministry|police"
    r"|scientists|government|company|(?:[A-Z]\w+)) (?:also |had |has |have |now )?(?:said|says?"
    r"|told|expects?|expected|believes?"
    r"|believed|thinks?|thought|fears?|feared|hopes?|hoped|considers?|considered|argues?|argued"
    r"|warns?|warned|wrote"
    r"|writes|estimates?|estimated|called|calls|sees|saw|doubts?|views?|found|finds|forecasts?"
    r"|predicts?|predicted"
    r"|recommends?|recommended|proposes?|proposed|asked|wants?|wanted|insists?|insisted|claims?"
    r"|claimed"
    r"|announced|noted|stated|concluded)"
    r"|(?:is|are|was|were) (?:expected|believed|thought|reported|alleged|seen|considered|regarded"
    r"|said|feared)"
    r"|reportedly|allegedly|in the (?:view|opinion|words) of|by (?:his|her|its"
    r"|their) own (?:account|estimate)"
    r"|(?:is|are|was|were) (?:not )?(?:convinced|sure|certain|adamant|confident|hopeful)"
    r"|recalls?|whether|asked (?:if|about)|poll|survey|forecast)\b"
)


def own_claims(document: Document, said: Iterable[Said] | None = None) -> frozenset[int]:
    """Return the indices of the sentences in which the paper itself claims or judges something.

    Plain reporting of events, anything said by somebody, and what stands in quotation
    marks are none of them. When in doubt a sentence is taken for reporting. ``said`` are
    the document's statements, where they are known.
    """
    if primary(document.article.language) != "en":
        return frozenset()
    maybe = [one for one in document.sentences if _may_claim(one.text)]
    if not maybe:
        return frozenset()
    spoken = {one.sentence.index for one in (statements(document) if said is None else said)}
    quoted = Quoted(quotations_of(document.article))
    return frozenset(one.index for one in maybe if one.index not in spoken and _claims(one, quoted))


def claims_itself(sentence: Sentence, quoted: Callable[[], Quoted]) -> bool:
    """Whether the paper itself claims something in an English sentence that is no statement.

    ``quoted`` tells the quotations of its article, and is asked only where that matters.
    """
    return _may_claim(sentence.text) and _claims(sentence, quoted())


def _may_claim(text: str) -> bool:
    return has_word(text, _SIGNS) or "?" in text


def _claims(sentence: Sentence, quoted: Quoted) -> bool:
    masked = masked_of(sentence, quoted.within(sentence.start, sentence.end))
    # A mark that is left over: the sentence is part of a quotation.
    if _LEFT_OVER.search(masked):
        return False
    named = has_word(masked.replace("o-called", ""), FORMS) or _NAMED_FOR.search(masked)
    if named and _ITSELF.search(masked) is None:
        return False
    # "Protester: Why does nobody help?" is asked by somebody.
    asks = masked.rstrip().endswith("?") and len(masked.split()) > 3
    asks = asks and _ASKED_BY.match(masked) is None
    # "There is confusion over how far it should stretch" is a question told, no answer.
    judged = _OPEN.sub("", masked)
    return asks or any(pattern.search(judged) for pattern in _PATTERNS)
