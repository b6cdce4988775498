"""English verbs of saying, by what follows them."""

from __future__ import annotations

from briefing.text.patterns import Lazy, word_set

# With a clause ("said [that] …"); these also stand behind a statement and before its speaker.
SAYING = word_set(
    "said says say stated states added adds noted notes wrote writes tweeted explained explains "
    "replied replies answered answers recalled recalls declared declares argued argues insisted "
    "insists admitted admits conceded concedes acknowledged acknowledges confirmed confirms "
    "announced announces remarked commented reiterated reiterates stressed stresses emphasized "
    "emphasised emphasizes emphasises underlined underlines underscored underscores warned warns "
    "cautioned cautions testified quipped joked clarified complained complains vowed vows pledged "
    "pledges promised affirmed reaffirmed reaffirms asserted asserts contended contends countered "
    "lamented boasted claimed claims alleged alleges predicted predicts denied denies suggested "
    "suggests recounted exclaimed responded asked asks urged hoped continued concluded observed "
    "estimated estimates believes thinks maintained maintains proposed proposes repeated disclosed "
    "revealed reveals reported reports advised elaborated "
    "ruled found finds believe argue warn insist note claim predict estimate allege admit deny "
    "acknowledge fear mentioned mentions"
)
# As "they" take them, and as they stand behind "to".
PLAIN = word_set(
    "say state believe argue warn insist note claim predict estimate allege admit deny acknowledge "
    "fear call agree"
)
# Those whose clause needs no "that" to be one; the others are as often something else.
BARE = word_set(
    "said says say told tells claims claim claimed insists insist insisted believes believe thinks "
    "argues allege alleged alleges"
)
# Those that only stand behind or before words in quotation marks.
QUOTING = word_set(
    "continued asked asks exclaimed responded commented urged elaborated quipped joked"
)
# Those that say little by themselves when nothing is quoted and no "that" follows.
WITH_THAT = word_set(
    "observed concluded maintained revealed reveals reported reports recalled recalls suggested "
    "suggests confirmed confirms proposed proposes promised believes thinks hoped repeated "
    "disclosed "
    "mentioned mentions noted notes continued ruled found finds"
)
TELLING = word_set(
    "told tells informed informs assured assures reminded reminds warned warns cautioned cautions"
)
ASKING = word_set("asked asks urged urges requested requests implored begged demanded demands")
# With what is said as a noun.
NAMING = word_set(
    "expressed expresses voiced voices conveyed conveys stressed stresses emphasized emphasised "
    "emphasizes emphasises reiterated reiterates reaffirmed reaffirms underlined underlines "
    "underscored underscores thanked thanks welcomed welcomes condemned condemns praised praises "
    "criticised criticized criticises criticizes denounced denounces denied denies stated "
    "acknowledged acknowledges demanded demands accused accuses blamed blames hailed hails "
    "congratulated congratulates mentioned mentions deplored deplores proposed proposes rejected "
    "rejects dismissed dismisses disputed disputes"
)
# With these only what was said by others: "rejected the accusation", not "rejected the goods".
REJECTING = word_set("rejected rejects dismissed dismisses disputed disputes")
AGREEING = word_set("agreed agree")
CALLING = word_set("called calls calling described describes")
# What finds something and is no person: "a report found that …".
FINDING = word_set(
    "report reports study studies survey surveys inquiry investigation audit court poll review "
    "analysis panel commission committee jury institute inspectors auditors researchers scientists"
)
PARTICIPLES = word_set(
    "saying adding stating noting stressing emphasizing emphasising warning arguing insisting "
    "claiming urging asking telling assuring expressing reiterating explaining pointing vowing "
    "pledging calling voicing reaffirming acknowledging predicting"
)
# Two words: the second belongs to the verb.
PHRASAL = {
    "called": ("on", "upon", "for"),
    "calls": ("on", "upon", "for"),
    "call": ("on", "upon", "for"),
    "calling": ("on", "upon", "for"),
    "appealed": ("for", "to"),
    "appeals": ("for", "to"),
    "pointed": ("out",),
    "points": ("out",),
    "pointing": ("out",),
    "warned": ("of", "about", "against"),
    "warns": ("of", "about", "against"),
    "warning": ("of", "about", "against"),
    "apologised": ("for",),
    "apologized": ("for",),
    "asked": ("for",),
    "asks": ("for",),
    "hoped": ("for",),
}
FORMS = SAYING | TELLING | ASKING | NAMING | AGREEING | CALLING | PARTICIPLES | frozenset(PHRASAL)
# As ``ascii_words`` gives them.
ASCII_FORMS = frozenset(form.encode() for form in FORMS)
# Any word that stands by itself: quicker to go through than to look for two hundred of them.
WORD = Lazy(r"(?<![\w'’-])[a-z]{3,12}(?![-'’\w])")

# The words before a verb that take its saying away: "did not say", "was told", "to say".
DENYING = word_set(
    "not never to be been being is was were are am would will could can may might must should "
    "cannot "
    "as shall did does do didn't don't doesn't didn’t don’t doesn’t wouldn't wouldn’t won't won’t "
    "wasn't wasn’t weren't weren’t can't can’t couldn't couldn’t of by for the a an"
)
ADVERBS = word_set(
    "also then later further again repeatedly earlier previously recently publicly once now still "
    "even simply specifically clearly has have had both all just himself herself itself themselves "
    "once too only always often twice first initially finally yesterday today since long jointly "
    "monday tuesday wednesday thursday friday saturday sunday"
)
