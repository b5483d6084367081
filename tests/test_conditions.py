import datetime as dt

import pytest

from attrlint.conditions import CONDITIONS
from attrlint.document import Span
from attrlint.rulebook.marks import unmarked
from tests.shipped import signals

BACKGROUND = "The bridge is long.\n\n" * 4
BY_NAME = {condition.name: condition for condition in CONDITIONS}


@pytest.mark.parametrize(
    ("name", "yes", "no"),
    [
        ("quoted", "“It is [[big]],” she said.", "It is [[big]], she said."),
        ("attributed", "It is [[big]], the ministry said.", "It is [[big]]."),
        ("sourced", "It is [[big]]. [Source: ONS]", "It is [[big]]."),
        ("tagged", "It is [[big]]. [Source: ONS]", "It is [[big]], the ministry said."),
        ("counted", "Some 2.3 [[million]] people fled.", "[[Millions]] fled."),
        ("counted", "[[Thousands]] (41,300 in all) fled.", "[[Thousands]] fled at once."),
        ("figures", "[[Sales]] rose 40 percent.", "[[Sales]] rose."),
        ("dated", "[[It]] burned on May 3, 2021.", "[[It]] burned."),
        ("proper-name", "She shops at [[Best]] Buy.", "It is the [[best]] buy."),
        ("named", "United Nations [[figures]] show it.", "The latest [[figures]] show it."),
        ("named", "[[Critics]], including Amnesty, say so.", "[[Critics]] say so."),
        ("enumerated", "[[Several]] towns, including Leeds and Hull, flooded.", "[[Several]] towns flooded."),
        ("agent-named", "It was [[believed]] by the curators at Tate.", "It was [[believed]]."),
        ("speaker-named", "It is [[expected]] to pass, Ana Ruiz said.", "It is [[expected]] to pass, officials said."),
        ("cued", "It is [[expected]] to pass, officials said.", "It is [[expected]] to pass."),
        ("person-says", "It took [[dozens]], Ana Ruiz said.", "It took [[dozens]], the agency said."),
        (
            "introduced",
            "[[An aide]] said so. Ana Ruiz, an aide, said it ends.",
            "[[An aide]] said so. Ana Ruiz said it ends.",
        ),
        (
            "introduced",
            "[[An aide]] said so. Ana Ruiz, an aide, said it ends.",
            "Ana Ruiz was there. [[An aide]] said so. Ana Ruiz, an aide, said it ends.",
        ),
        ("one-named", "[[Analysts said]] so. It rained. Analyst Ana Ruiz said it ends.", "[[Analysts said]] so."),
        ("loose", "[[Thousands]] of commuters waited.", "[[Thousands]] of homes burned."),
        (
            "enclosed",
            "Ana Hale said so.\n\n[[It]] fell.\n\nHale said no.",
            "Ana Hale said so.\n\n[[It]] fell.\n\nIt rained.",
        ),
        ("loose", "[[Dozens of papers]] came.", "[[Dozens of boys]] were arrested."),
        ("quoting", "He [[slammed]] it as “a disgrace”.", "“A disgrace,” he [[fumed]]."),
        ("quoting", "He [[slammed]] it. “It is vile,” he said.", "He [[slammed]] it. It is “vile”."),
        ("ranked", "It is the [[world’s largest]] steel producer.", "It is the [[world’s largest]] pie."),
        ("ranked", "It is [[the largest bank in the world]].", "It is [[the worst bank in the world]]."),
        (
            "answering",
            "The survey was held in May.\n\n[[Many suggested]] a park.",
            "The survey was held in May.\n\n[[Analysts suggested]] a park.",
        ),
        ("mourned", "Ana Ruiz has died at 81.\n\nShe [[recently]] moved.", "She [[recently]] moved."),
        ("describing", "[[Harrow is a chain with 1,200 shops.]]", "[[Harrow has opened 1,200 shops.]]"),
        ("gauged", "It is [[the highest]] jobless rate.", "It is [[the highest]] hill."),
        ("responding", "The fire department came at noon.\n\n[[Ana Hale]] said so.", "[[Ana Hale]] said so."),
        (
            "documented",
            "Data from Harrow show it.\n\nIt rained.\n\n[[It]] fell to 23.",
            "It rained.\n\n[[It]] fell to 23.",
        ),
        ("responding", "[[Harrow Police]] said so.", "[[Harrow Council]] said so."),
        ("lasting", "It rained [[in recent weeks]].", "It [[recently]] rained."),
        ("named-soon", "[[Critics]] say so. Ana Ruiz said it is bad.", "[[Critics]] say so. It is bad."),
        ("charged", "[[Dunn]] stole it, the indictment says.", "[[Dunn]] stole it."),
        ("historic", "[[Twelve]] died in 1911.", "[[Twelve]] died."),
        ("unreal", "The plan would cost [[thousands]] of jobs.", "The plan cost [[thousands]] of jobs."),
        ("toll", "[[Several]] people were killed.", "[[Several]] people left."),
        ("expected", "He fears it [[will fall]].", "It [[will fall]]."),
        ("vouched", "It [[fell]], the ministry said.", "The ministry ordered that it [[fell]]."),
        ("generalised", "It [[resonates across communities]].", "It [[resonates across the valley]]."),
        ("cued", "It [[marks a shift]], officials said.", "It [[hurt officials, who said]] little."),
        ("negated", "It is not [[big]].", "It is [[big]]."),
        ("is-whole-source", "[[Moscow]] said so.", "[[Moscow]] Mayor Ana Ruiz said so."),
        ("is-whole-source", "[[London]] said so.", "Ana London wept. [[London]] said so."),
        ("is-thought", "Ruiz [[fears]] it.", "Those who [[fear]] it left."),
        ("is-thought", "Ruiz [[fears]] it.", "Ruiz spoke of her [[fears]]."),
        ("retold", "Ruiz said police [[told]] her to leave.", "Ruiz said she [[told]] him to leave."),
        ("retold", "Ruiz said Hale had [[promised]] to stay.", "Ruiz said it, and Hale [[promised]] to stay."),
        ("in-headline", "[[Bridge]] closed\n\nIt rained. It rained.", "Bridge closed\n\n[[It]] rained. It rained."),
        ("is-cue", "Lopez [[claimed]] that she was home.", "The storm [[claimed]] twelve lives."),
        ("is-cue", "Ruiz [[stated]] that it was over.", "The report [[stated]] that it was over."),
        ("is-cue", "Ruiz [[remarked]] that it was over.", "Ruiz’s [[remark]] drew laughter."),
        ("is-source", "[[One aide]] said it was over.", "Ana Ruiz, [[one aide]], said it was over."),
        ("is-source", "It is over, said [[one aide]].", "[[One aide]] declined to comment."),
        ("insulting", "“He is a liar,” said [[one aide]].", "“He is late,” said [[one aide]]."),
        ("insulting", "[[One aide]] said he was a coward.", "Ruiz said he was a coward, and [[one aide]] left."),
        ("explained", "[[An aide]] asked not to be named for fear of arrest.", "[[An aide]] asked not to be named."),
        ("checked", "A [[clip]] shows it. The AP verified it.", "A [[clip]] shows it. The AP ran it."),
        ("disputed", "He [[claimed]] it was safe, but two died.", "He [[claimed]] it was safe."),
        ("faulted", "She [[admitted]] that it was a mistake.", "She [[admitted]] that it was a start."),
        ("recurring", "It opens every [[Friday]].", "It opens on [[Friday]]."),
        ("recurring", "It opens on [[Friday]]s.", "It opened [[Friday]]."),
        (
            "exact-elsewhere",
            "It broke in [[early 2021]], on Jan. 6, 2021.",
            "It broke in [[early 2021]], or May 6, 2021.",
        ),
        ("surveyed", "It is a [[record low]] in the poll.", "It is a [[record low]]."),
        ("trifling", "[[Never leave a candle burning.]]", "[[The bank first cut the rate in May.]]"),
        ("trifling", f"{BACKGROUND}[[They first met in May.]]", f"{BACKGROUND}[[They employ 4,200 people.]]"),
        (
            "answered",
            "[[Twelve people were killed on the old bridge.]]\n\nThe bridge fell, police said.",
            "[[Twelve people were killed on the old bridge.]]\n\nThe bridge is long.",
        ),
        (
            "answered",
            "[[Some 312 were killed.]]\n\nIt rained.\n\nIt rained.\n\nThe toll is 312, police said.",
            "[[Some 312 were killed.]]\n\nIt rained.\n\nIt rained.\n\nThe toll is 310, police said.",
        ),
        (
            "answered",
            "[[Some 312 were killed.]]\n\nIt rained.\n\nIt rained.\n\nThe toll is 312, police said.",
            "[[Some 312 were killed.]]\n\nIt rained.\n\nIt rained.\n\nThey moved 312 cows, police said.",
        ),
        (
            "documented",
            "Acme’s net income was $2 million.\n\n[[It sold 1,400 boats.]]",
            "Acme’s boats cost $2 million.\n\n[[It sold 1,400 boats.]]",
        ),
        (
            "counted-elsewhere",
            "[[Dozens of homes]] burned. Some 40 homes are gone.",
            "[[Dozens of homes]] burned. Some 40 barns are gone.",
        ),
        (
            "counted-elsewhere",
            "[[Dozens of homes]] burned. Some 40 homes are gone.",
            "[[Dozens of homes]] burned. Some 4 homes are gone.",
        ),
        (
            "counted-elsewhere",
            "[[Thousands]] fled the valley. 8,500 people from the valley slept here.",
            "[[Thousands]] fled the valley. 8,500 people slept here.",
        ),
        ("surpassed", "It is a [[record]], beating the 40 of May.", "It is a [[record]], unlike the 40 of May."),
        ("played", "It is [[the first time]]. The goalkeeper fell.", "It is [[the first time]]. The gatekeeper fell."),
        (
            "reported-soon",
            "[[Media said]] so. It fell, the Harrow Herald reported.",
            "[[Media said]] so. It fell, Ana Ruiz said.",
        ),
        (
            "published",
            "[[A study]] shows it.\n\nIt rained.\n\nIt was published in May.",
            "[[A study]] shows it.\n\nIt rained.",
        ),
        ("enumerated", "[[Other polls]] show it – Harrow Opinion, for one.", "[[Other polls]] show it – so they do."),
        ("estimated", "He estimated that [[hundreds]] of barns burned.", "He said that [[hundreds]] of barns burned."),
        ("traded", "The rupee fell to a [[record low]] per dollar.", "The river fell to a [[record low]]."),
        (
            "dated-nearby",
            "It opened in 2010-11. [[Since then]] it has grown.",
            "It opened late. [[Since then]] it has grown.",
        ),
        ("documented", "A poll asked 900 people.\n\n[[Some 420 agreed.]]", "A poll was taken.\n\n[[Some 420 agreed.]]"),
        ("done-by", "[[Shots were fired]] by deputies.", "[[Shots were fired]] by noon."),
        ("idiom", "It took [[thousands]] of years.", "[[Thousands]] of men left."),
    ],
)
def test_condition(name: str, yes: str, no: str) -> None:
    for example, expected in ((yes, True), (no, False)):
        text, [span] = unmarked(example)
        assert BY_NAME[name].test(signals(text), Span(*span)) is expected, example


def test_document_dated_and_linked() -> None:
    here = Span(0, 1)
    assert not BY_NAME["document-dated"].test(signals("It is."), here)
    assert BY_NAME["document-dated"].test(signals("It is.", dt.date(2022, 5, 13)), here)
    assert BY_NAME["linked"].test(signals("It [is](https://a.org/b).", markup=True), here)


def test_marked_draft() -> None:
    assert BY_NAME["marked-draft"].test(signals("---\ndraft: true\n---\nIt is."), Span(0, 1))
    assert not BY_NAME["marked-draft"].test(signals("---\ndraft: no\n---\nIt is."), Span(0, 1))


def test_every_condition_explains_itself() -> None:
    assert all(condition.about for condition in CONDITIONS)
    assert len(BY_NAME) == len(CONDITIONS)
