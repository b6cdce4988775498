// Everything works without this: a citation is a link to its source paragraph, which the
// style sheet shows as a panel. This keeps the reader's place, and the keyboard's.
(() => {
  "use strict";
  const NOTE = ".endnotes > li";
  let opened = null;

  const markOf = (note) => document.getElementById(note.id.replace("cite-", "use-"));
  const noteOf = (link) => {
    const note = document.getElementById(link.hash.slice(1));
    return note && note.matches(NOTE) ? note : null;
  };

  const close = (back) => {
    if (!opened) return;
    const mark = markOf(opened);
    opened.classList.remove("open");
    opened = null;
    if (!mark) return;
    mark.removeAttribute("aria-expanded");
    mark.classList.remove("current");
    if (!back) return;
    mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: "nearest" });
  };

  const open = (note) => {
    close(false);
    opened = note;
    note.classList.add("open");
    note.scrollTop = 0;
    note.focus({ preventScroll: true });
    const mark = markOf(note);
    if (!mark) return;
    mark.setAttribute("aria-expanded", "true");
    mark.classList.add("current");
    mark.scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"], a[href*="#cite-"], a[href*="#use-"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const note = noteOf(link);
    if (note) {
      event.preventDefault();
      if (note === opened) close(true);
      else open(note);
    } else if (opened && opened.contains(link) && link.hash === "#" + opened.id.replace("cite-", "use-")) {
      event.preventDefault();
      close(true);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close(true);
  });

  for (const left of document.querySelectorAll(".current, " + NOTE + ".open")) {
    left.classList.remove("current", "open");
    left.removeAttribute("aria-expanded");
  }
  const target = location.hash.startsWith("#cite-") && document.getElementById(location.hash.slice(1));
  if (target && target.matches(NOTE)) {
    location.replace("#" + target.id.replace("cite-", "use-"));
    open(target);
  }
})();
