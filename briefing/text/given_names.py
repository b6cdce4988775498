"""Given names that tell of a man or of a woman, and nouns and titles that do: data to be added to.

A name that both bear, or that is a family name as often, is left out: it tells nothing.
"""

from __future__ import annotations

from briefing.text.patterns import word_set

MEN = word_set(
    """
aaron abdul abdullah abraham adam adrian ahmad ahmed alain alan albert aleksandr alejandro
alessandro alexander alfred ali allan amir anders andre andrea andreas andrei andrew andriy andrzej
anthony anton antonio antony arnold arthur barack ben benjamin bernard bernd bill björn bob boris
brad brandon brian bruce bruno carl carlo carlos charles chris christian christoph christopher
chuck claude colin craig dan daniel dario dave david denis dennis derek dick diego dieter dimitri
dmitri dmitry dominic dominique donald doug douglas ed edward edwin emmanuel enrico eric erik ernest
evan evgeny fabio felix fernando filippo francesco francis francisco francois françois frank franz
fred frederick friedrich fritz gary geoff geoffrey george georg gerald gerard gerhard giovanni
giuseppe glenn gonzalo gordon graham greg gregory guillaume gunnar günter gustavo guy hamid hans
harold harry hassan heinrich helmut henri henry herbert hermann hiroshi howard hugh hugo hussein
ian ibrahim igor ismail ivan jack jacob jacques jake james jan jared jason javier jean jeff jeffrey
jens jeremy jerome jerry jim jimmy joachim joe joel johan johann johannes john johnny jon jonas
jonathan jorge jose josé josef joseph josh joshua juan juergen jürgen julian julio karl keith ken
kenneth kevin khalid klaus konstantin kurt kyle lars larry laurent lawrence lee leo leon leonard
leonid lionel lorenzo louis luca lucas luigi luis lukas magnus mahmoud manuel marc marco marcel
marco marcus mario mark markus martin massimo matt matteo matthew matthias maurice max maxim
mehdi mehmet michael michel miguel mikael mike mikhail milan mohamed mohammad mohammed muhammad
mustafa nathan neil nicholas nick nicolas nigel nikita nikolai noah norbert olaf oleg oleksandr
oliver olivier omar osama oscar osman otto pablo paolo pascal patrick paul pavel pedro per peter
petro phil philip philippe pierre pietro piotr rafael rafał rainer ralph ramon raul ray raymond
recep reinhard rené ricardo richard rick rob robert roberto rodrigo roger roland rolf roman ron
ronald roy rudolf russell ryan said salman sam samuel scott sean sebastian serge sergei sergey
sergio shane shaun shinzo simon stefan stefano stephan stephen steve steven stewart stuart sven
tariq ted terry thierry thomas tim timothy tobias todd tom tomas tony trevor udo ulrich uwe
vasily victor viktor vincent vincenzo vitali vladimir volodymyr walter warren wayne wilhelm
will william wolfgang xavier yasser yuri yusuf zachary zoran
"""
)
WOMEN = word_set(
    """
abigail ada adriana agnes aisha alexandra alexis alice alicia alison amanda amelia amy ana anastasia
angela angelina anita ann anna annalena anne annegret annette annie antonia ashley astrid audrey
barbara beatrice bettina beth betty birgit brenda bridget brigitte camilla carla carmen carol
carolina caroline carolyn catherine cathy cecilia charlotte chelsea cheryl chiara christina
christine
claire clara claudia connie cristina cynthia daniela danielle deborah debbie debra denise
diana diane
dolores donna doris dorothy edith eileen elaine eleanor elena elisa elisabeth elise elizabeth ella
ellen elsa emily emma erica erika esther eva evelyn fatima fiona frances francesca franziska
gabriela gail gina gisela giulia giorgia gloria grace greta hannah hanna hannelore heather heidi
heike helen helena helga henrietta hilary hillary ingrid irene iris irina isabel isabella jacqueline
jane janet janice jasmine jeanne jen jenna jennifer jenny jessica jill joan joanna joanne josephine
joyce juanita judith judy julia julie karen karin katarina kate katharina katherine kathleen kathryn
kathy katie katja katrina kelly kimberly kirsten kristin kristina larissa laura lauren leah leila
lena leticia lidia linda lindsay lisa louise lucia lucy luisa lydia madeleine madeline malala
manuela
marcia margaret margarita maria mariam marianne marie marina marion marlene marta martha martina
mary maryam maureen megan melania melanie melissa michelle mila miriam molly monica monika nadia
nadine nancy naomi natalia natalie natasha nicola nicole nina nora olena olga olivia oksana paola
patricia paula pauline penelope petra priscilla rachel rebecca regina renate rita roberta rosa
rosemary ruth sabine sally samantha sandra sarah sara sharon sheila shirley silvia simone sofia
sonia sophia sophie stella stephanie susan susana susanne suzanne svetlana sylvia tamara tanja tanya
tatiana teresa theresa tina tracy ursula valentina valerie vanessa vera veronica victoria viola
virginia vivian wendy yolanda yulia yvonne zoe
"""
)
MASCULINE = word_set(
    """
mr sir lord king prince duke emperor pope father bishop archbishop cardinal imam sheikh monsignor
man boy husband son brother uncle grandfather nephew spokesman chairman businessman congressman
policeman fisherman salesman sportsman councilman alderman gentleman actor widower grandson
fireman cameraman gunman airman serviceman countryman fiancé boyfriend
"""
)
FEMININE = word_set(
    """
mrs ms miss lady dame queen princess duchess empress mother nun madam madame woman girl wife
daughter sister aunt grandmother niece spokeswoman chairwoman businesswoman congresswoman
policewoman saleswoman sportswoman councilwoman actress widow granddaughter housewife waitress
fiancée girlfriend
"""
)


def gender_of_given_name(name: str) -> str | None:
    """ "m" or "f" by a given name, None where it tells nothing."""
    lowered = name.lower().split("-")[0]
    if lowered in MEN:
        return None if lowered in WOMEN else "m"
    return "f" if lowered in WOMEN else None


def gender_of_noun(noun: str) -> str | None:
    """ "m" or "f" by a noun or a title, None where it tells nothing."""
    lowered = noun.lower().rstrip(".")
    if lowered in MASCULINE:
        return "m"
    return "f" if lowered in FEMININE else None
