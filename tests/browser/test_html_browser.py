"""HTML notes in Chromium: a click, the keyboard, no script, dark, print, saved, hostile."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefing.records import House
from briefing.rendering import read_back, renderers
from briefing.verify import failures, verify
from tests.factories_house import rich_note
from tests.factories_rendering import Shelf, choose, document, weekly

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
HOSTILE = (
    "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\"> "
    "{{ 7*7 }} {% raw %} [^1]: | a | b | =cmd()|' ' <!-- javascript:alert(1) </script></style> "
    "\x00\x1b[31m \u202eturned \u2067 &amp; &lt;b&gt; <svg onload=alert(1)>."
)
# The lowest contrast of any text with what is behind it (WCAG 2.2, 1.4.3), and of bars.
CONTRAST = """() => {
  const rgb = (c) => c.match(/[\\d.]+/g).map(Number);
  const light = (c) => { const [r, g, b] = rgb(c).map((v) => { v /= 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const behind = (e) => { for (; e; e = e.parentElement) {
    const c = getComputedStyle(e).backgroundColor; const p = rgb(c);
    if (p.length < 4 || p[3] > 0) return c; } return "rgb(255, 255, 255)"; };
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((m, n) => n - m);
    return (x + 0.05) / (y + 0.05); };
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) { const e = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim()) continue;
    if (["SCRIPT", "STYLE", "title", "desc"].includes(e.tagName)) continue;
    const style = getComputedStyle(e);
    found.push([ratio(e.namespaceURI.endsWith("svg") ? style.fill : style.color, behind(e)),
      4.5, e.outerHTML.slice(0, 90)]); }
  for (const bar of document.querySelectorAll(".bar"))
    found.push([ratio(getComputedStyle(bar).fill, behind(bar)), 3, bar.outerHTML]);
  return { texts: found.length, low: found.filter(([r, least]) => r < least) };
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield opened
        opened.close()


@dataclass
class Seen:
    """What a page did beside showing itself."""

    messages: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def rich_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "a note.html"
    path.write_bytes(renderers["html"].render(rich_note()[0], None, None))
    return path


def opened(browser: Browser, path: Path, **options: Any) -> tuple[Page, Seen]:
    page = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options}).new_page()
    seen = Seen()
    page.on("console", lambda message: seen.messages.append(message.text))
    page.on("pageerror", lambda error: seen.messages.append(str(error)))
    page.on("dialog", lambda dialog: seen.messages.append(dialog.message))
    page.on("request", lambda request: seen.requests.append(request.url))
    page.goto(path.as_uri())
    return page, seen


def panel_of(page: Page, number: int) -> dict[str, Any]:
    """The entry of a citation as it stands on the screen."""
    found: dict[str, Any] = page.evaluate(
        """(number) => {
          const note = document.getElementById(`cite-${number}`);
          const box = note.getBoundingClientRect();
          return { fixed: getComputedStyle(note).position === "fixed",
            inside: box.top >= 0 && box.bottom <= innerHeight && box.right <= innerWidth,
            focused: document.activeElement === note,
            marked: note.querySelector("mark").textContent,
            text: note.querySelector(".context").textContent };
        }""",
        number,
    )
    return found


SHE = "She said the first lorries would cross on 1 July, once both customs posts were staffed."


def test_a_click_shows_the_source_paragraph_with_the_sentence_marked(
    browser: Browser, rich_file: Path
) -> None:
    page, seen = opened(browser, rich_file)
    page.click("#use-4")
    panel = panel_of(page, 4)
    assert panel["fixed"]
    assert panel["inside"]
    assert panel["focused"]
    assert panel["marked"] == SHE
    assert panel["text"].startswith("Foreign Minister Ilsa Torvane")
    page.click("#use-5")
    assert not panel_of(page, 4)["fixed"]
    assert panel_of(page, 5)["fixed"]
    page.click("#cite-5 .back")
    assert not panel_of(page, 5)["fixed"]
    assert page.evaluate("document.activeElement.id") == "use-5"
    assert seen.messages == []
    assert seen.requests == [rich_file.as_uri()]
    page.context.close()


def test_the_keyboard_does_what_a_click_does(browser: Browser, rich_file: Path) -> None:
    page, seen = opened(browser, rich_file)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "use-1"
    page.keyboard.press("Enter")
    assert panel_of(page, 1)["fixed"]
    assert panel_of(page, 1)["focused"]
    assert page.get_attribute("#use-1", "aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert not panel_of(page, 1)["fixed"]
    assert page.evaluate("document.activeElement.id") == "use-1"
    assert page.get_attribute("#use-1", "aria-expanded") is None
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('li').id") == "cite-2"
    assert seen.messages == []
    page.context.close()


def test_without_script_the_same_link_shows_the_same_paragraph(
    browser: Browser, rich_file: Path
) -> None:
    page, _ = opened(browser, rich_file, java_script_enabled=False)
    page.click("#use-4")
    entry = page.locator("#cite-4")
    assert entry.evaluate("note => getComputedStyle(note).position") == "fixed"
    assert entry.locator("mark").inner_text() == SHE
    page.click("#cite-4 .back")
    assert entry.evaluate("note => getComputedStyle(note).position") != "fixed"
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_stand_out_from_what_is_behind_them(
    browser: Browser, rich_file: Path, scheme: str
) -> None:
    page, _ = opened(browser, rich_file, color_scheme=scheme)
    page.click("summary")
    page.click("#use-4")
    found = page.evaluate(CONTRAST)
    assert found["texts"] > 150
    assert found["low"] == []
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, background[4:-1].split(","))) < 150) is (scheme == "dark")
    page.context.close()


@pytest.mark.parametrize("width", [320, 700, 1280])
def test_nothing_is_wider_than_the_screen(browser: Browser, rich_file: Path, width: int) -> None:
    page, _ = opened(browser, rich_file, viewport={"width": width, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.click("#use-9")
    assert panel_of(page, 9)["inside"]
    mark = page.locator("#use-9").bounding_box()
    entry = page.locator("#cite-9").bounding_box()
    assert mark is not None
    assert entry is not None
    assert mark["y"] >= 0
    covered = mark["x"] + mark["width"] > entry["x"] and mark["y"] + mark["height"] > entry["y"]
    assert not covered
    page.context.close()


def test_what_a_screen_reader_is_told(browser: Browser, rich_file: Path) -> None:
    page, _ = opened(browser, rich_file)
    told = page.locator("body").aria_snapshot()
    for part in (
        "- main:",
        'heading "Weekly briefing: 16–22 June 2031" [level=1]',
        '- heading "Key points" [level=2]',
        '- region "Key points"',
        '"Citation 4: Tide Wire, 17 June 2031, para. 2 (line 5; see note 1)."',
        "- term: Orland",
        '- img "Articles per day, by publisher"',
        '- link "Read it at the source"',
    ):
        assert part in told, part
    page.context.close()


def test_it_prints_with_marking_page_numbers_and_citations_at_the_end(
    browser: Browser, rich_file: Path
) -> None:
    from pypdf import PdfReader

    page, _ = opened(browser, rich_file, color_scheme="dark")
    page.click("#use-4")
    content = page.pdf(prefer_css_page_size=True, tagged=True)
    page.context.close()
    pages = PdfReader(BytesIO(content)).pages
    assert [round(float(edge)) for edge in pages[0].mediabox[2:]] == [595, 842]
    texts = [" ".join(one.extract_text().split()) for one in pages]
    for number, text in enumerate(texts, start=1):
        assert text.count("OFFICIAL") == 2
        assert f"{number} / {len(texts)}" in text
    whole = " ".join(texts)
    assert "Tide Wire, 17 June 2031, para. 2 (line 5; see note 1)." in whole
    assert "16 June 2031 2 1 0 0 1 4" in whole
    assert "Skip to the note" not in whole
    assert "Back to the text" not in whole


def test_letter_paper_is_letter_paper(browser: Browser, tmp_path: Path) -> None:
    from pypdf import PdfReader

    source = document("It rained.")
    note = weekly([source], choose(source, 0))
    path = tmp_path / "letter.html"
    path.write_bytes(
        renderers["html"].render(replace_house(note, House(paper="letter")), None, None)
    )
    page, _ = opened(browser, path)
    reader = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    page.context.close()
    assert [round(float(edge)) for edge in reader.pages[0].mediabox[2:]] == [612, 792]
    assert len(reader.pages) == 1


def replace_house(note: Any, house: House) -> Any:
    from dataclasses import replace

    return replace(note, house=house)


def test_a_page_saved_by_the_browser_holds_and_shows_a_changed_word(
    browser: Browser, rich_file: Path, tmp_path: Path
) -> None:
    _, documents = rich_note()
    page, _ = opened(browser, rich_file)
    page.click("#use-4")
    content = page.content()
    page.context.close()
    saved = tmp_path / "saved.html"
    saved.write_text(content, encoding="utf-8")
    found = verify("note", read_back(saved), Shelf(documents).look_up)
    assert len(found.verdicts) == 16
    assert failures(found) == ()
    assert found.unsourced == ()
    saved.write_text(content.replace("herring quota by 32", "herring quota by 23", 1))
    found = verify("note", read_back(saved), Shelf(documents).look_up)
    assert {one.label: one.outcome for one in failures(found)} == {"5": "changed quote"}
    # And what was saved with a citation open works when it is opened again.
    page, seen = opened(browser, saved)
    assert not panel_of(page, 4)["fixed"]
    page.click("#use-4")
    assert panel_of(page, 4)["fixed"]
    assert seen.messages == []
    page.context.close()


def test_hostile_text_is_shown_and_never_run(browser: Browser, tmp_path: Path) -> None:
    text = " ".join(HOSTILE.split())
    source = document(
        f"{text} It rained.", title=text, path=f"{text}.txt", publisher=text,
        url="javascript:document.title='run'",
    )  # fmt: skip
    note = weekly([source], choose(source, 0, 1))
    house = House(marking=text, prepared_by=text, prepared_for=text, desk=text, comment=True)
    path = tmp_path / "hostile.html"
    path.write_bytes(renderers["html"].render(replace_house(note, house), None, None))
    page, seen = opened(browser, path)
    page.click("#use-1")
    assert page.title() == note.title
    assert seen.messages == []
    assert seen.requests == [path.as_uri()]
    assert page.evaluate("document.querySelectorAll('img, svg, iframe, style').length") == 1
    assert page.evaluate("document.scripts.length") == 2
    links = page.evaluate("[...document.links].map((link) => link.protocol)")
    assert set(links) == {"file:"}
    shown = page.locator("main").inner_text()
    for part in ("<script>", "{{ 7*7 }}", "[^1]:", "| a | b |", "=cmd()", "<!--", "&lt;b&gt;"):
        assert part in shown, part
    saved = tmp_path / "saved.html"
    saved.write_text(page.content(), encoding="utf-8")
    page.context.close()
    found = verify("note", read_back(saved), Shelf([source]).look_up)
    assert failures(found) == ()
    assert found.unsourced == ()
