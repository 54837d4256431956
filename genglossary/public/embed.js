/* Marks the first mention of each term of a glossary in each section of the page, and shows a card for it.
   <script src="https://glossary.example/g/NAME/embed.js" defer></script>
   Options: data-glossary (another glossary's address), data-in (a selector of the parts to mark). MIT. */
(() => {
  "use strict";
  const me = document.currentScript, TERM = "genglossary-term", CARD = "genglossary-card";
  const other = me.dataset.glossary;
  const base = other ? new URL(other.replace(/\/?$/, "/"), document.baseURI) : new URL("./", me.src);
  const SKIP = "a,button,h1,h2,h3,h4,h5,h6,code,pre,kbd,samp,var,script,style,noscript,template,textarea,input,select,option,label,summary,svg,math,iframe,object,canvas,audio,video,dfn,ruby rt,[contenteditable]:not([contenteditable=false]),[role=button],[role=link],[role=textbox],[role=tab],[role=option],[role^=menuitem],[role=img],[aria-hidden=true],[inert],[data-no-glossary],[class^=genglossary-]";
  const LATIN = /[\p{L}\p{N}\p{M}_]/u, KANJI = /[\u3400-\u9fff\uf900-\ufaff々〆]/, HIRA = /[\u3041-\u309f]/, KATA = /[\u30a0-\u30ff\uff66-\uff9f]/;
  const CSS = `.${TERM}{text-decoration:underline dotted;text-underline-offset:.2em;cursor:help}
.${TERM}:focus-visible{outline:2px solid;outline-offset:2px}
.${CARD}{position:fixed;inset:auto;margin:0;z-index:9999;box-sizing:border-box;width:max-content;max-width:min(26rem,calc(100vw - 1rem));max-height:50vh;overflow:auto;padding:.7em .9em;border:1px solid #8a9699;background:#fff;color:#1d2426;font:400 15px/1.6 system-ui,sans-serif;text-align:start;text-indent:0;white-space:normal;overflow-wrap:anywhere}
.${CARD}:focus{outline:2px solid;outline-offset:-4px}.${CARD}>span{display:block}.${CARD} a{color:#1f5a70;text-decoration:underline}
@media (prefers-color-scheme:dark){.${CARD}{background:#1e2427;color:#dfe5e6}.${CARD} a{color:#8cc4d9}}
@media (prefers-reduced-motion:no-preference){.${CARD}{animation:${CARD} .12s}@keyframes ${CARD}{from{opacity:0}}}
@media print{.${TERM}{text-decoration:none}.${CARD}{display:none}}`;

  /* Case and width make no difference, and no character more or less. */
  const fold = (text) => {
    const low = text.toLowerCase();
    return (low.length === text.length ? low : text).replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\s/g, " ");
  };

  function trieOf(terms) {
    const root = new Map();
    const add = (spelling, entry, exact) => {
      let node = root;
      for (const unit of fold(spelling).split("")) {
        if (!node.has(unit)) node.set(unit, new Map());
        node = node.get(unit);
      }
      (node.ends ||= []).push([entry, exact ? spelling : null]);
    };
    for (const entry of terms) {
      for (const each of entry.spellings || []) add(each, entry, false);
      for (const each of entry.as_written || []) add(each, entry, true);
    }
    return root;
  }

  const kind = (c) => (!c ? "" : KANJI.test(c) ? "k" : HIRA.test(c) ? "h" : KATA.test(c) ? "t" : LATIN.test(c) ? "l" : "");
  const segmenter = self.Intl && Intl.Segmenter ? new Intl.Segmenter("ja", { granularity: "word" }) : null;

  /* Whether words may begin or end at places of a text. Words of letters and of katakana do not begin within one;
     of the others a segmenter knows or, without one, the change of script tells. */
  function boundariesOf(text) {
    let known = null;
    const cut = (at) => {
      if (!known && segmenter) known = new Set(Array.from(segmenter.segment(text), (each) => each.index));
      return known ? known.has(at) : false;
    };
    return (at, long) => {
      const before = kind(text[at - 1]), after = kind(text[at]);
      if (!before || !after) return true;
      if (before === after) return before !== "l" && before !== "t" && cut(at);
      return before === "l" || after === "l" || before === "t" || after === "t" || long || !segmenter || cut(at);
    };
  }

  function* mentions(text, trie) {
    const folded = fold(text), is = boundariesOf(text);
    for (let at = 0; at < folded.length; at++) {
      let node = trie.get(folded[at]), i = at, best = null;
      if (!node || folded[at] === " " || (kind(text[at]) === "l" && kind(text[at - 1]) === "l")) continue;
      while (node) {
        i++;
        if (node.ends) {
          const end = endOf(folded, text, at, i, is);
          const fits = end && is(at, i - at > 1) && node.ends.find((each) => each[1] === null || each[1] === text.slice(at, i));
          if (fits) best = [at, end, fits[0]];
        }
        if (folded[i - 1] === " ") while (folded[i] === " ") i++;
        node = node.get(folded[i]);
      }
      if (!best) continue;
      yield best;
      at = best[1] - 1;
    }
  }

  /* Where the mention ends: a plural s belongs to it. 0 where it ends within a word. */
  function endOf(folded, text, at, i, is) {
    if (is(i, i - at > 1)) return i;
    const plural = /^[a-z]/.test(folded[i - 1]) && /^(e?s)(?![\p{L}\p{N}\p{M}_])/u.exec(folded.slice(i, i + 3));
    return plural ? i + plural[1].length : 0;
  }

  function find(root, trie) {
    const found = [], walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
      if (node.nodeType === 3) return NodeFilter.FILTER_ACCEPT;
      if (node.matches("section,article,h1,h2,h3,h4,h5,h6")) seen.clear();
      return node.matches(SKIP) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    });
    const seen = new Set();
    for (let node; (node = walker.nextNode()); ) {
      const here = [];
      for (const each of mentions(node.data, trie)) {
        if (seen.has(each[2])) continue;
        seen.add(each[2]);
        if (each[2].definition) here.push(each);
      }
      if (here.length) found.push([node, here]);
    }
    return found;
  }

  function mark([node, places]) {
    for (const [start, end, entry] of places.reverse()) {
      const word = node.splitText(start), term = document.createElement("span");
      word.splitText(end - start);
      term.className = TERM;
      term.tabIndex = 0;
      name(term, { role: "button", "aria-haspopup": "dialog", "aria-expanded": false });
      word.replaceWith(term);
      term.append(word);
      entries.set(term, entry);
    }
  }

  const entries = new WeakMap();
  let card = null, owner = null, timer = 0, title = "";
  const name = (node, several) => Object.entries(several).forEach(([each, value]) => node.setAttribute(each, value));
  const later = (act, time) => { clearTimeout(timer); timer = setTimeout(act, time); };
  const piece = (tag, text, parent) => {
    const made = document.createElement(tag);
    made.textContent = text;
    parent.append(made);
    return made;
  };

  function show(term) {
    clearTimeout(timer);
    if (owner === term) return;
    hide();
    const entry = entries.get(term), head = document.createElement("span");
    card = document.createElement("span");
    card.className = card.id = CARD;
    card.tabIndex = -1;
    piece("b", entry.term, head);
    if (entry.reading) piece("span", ` ${entry.reading}`, head);
    card.append(head);
    const said = piece("span", entry.definition, card);
    if (entry.language) head.lang = said.lang = entry.language;
    head.id = `${CARD}-term`;
    said.id = `${CARD}-said`;
    name(card, { role: "dialog", "aria-labelledby": head.id, "aria-describedby": said.id });
    const link = piece("a", title, piece("span", "→ ", card));
    link.href = new URL(`${encodeURIComponent(entry.slug)}/`, base).href;
    term.after(card);
    if (card.showPopover) { card.popover = "manual"; card.showPopover(); }
    owner = term;
    name(term, { "aria-expanded": true });
    place();
  }

  /* Below the term, or above where there is more room. */
  function place() {
    const at = owner.getClientRects()[0] || owner.getBoundingClientRect(), size = card.getBoundingClientRect();
    const wide = document.documentElement.clientWidth, high = document.documentElement.clientHeight;
    const below = at.bottom + size.height + 4 <= high || at.top < high - at.bottom;
    card.style.left = `${Math.max(8, Math.min(at.left, wide - size.width - 8))}px`;
    card.style.top = `${below ? at.bottom + 4 : Math.max(4, at.top - size.height - 4)}px`;
  }

  function hide() {
    clearTimeout(timer);
    if (!owner) return;
    name(owner, { "aria-expanded": false });
    card.remove();
    card = owner = null;
  }

  function listen() {
    const termOf = (event) => {
      const term = event.target.closest?.("." + TERM);
      return entries.has(term) ? term : null;
    };
    const within = (event) => owner && (owner.contains(event.target) || card.contains(event.target));
    document.addEventListener("mouseover", (event) => {
      const term = termOf(event);
      if (term) later(() => show(term), 120);
      else if (within(event)) clearTimeout(timer);
      else if (owner && !card.contains(document.activeElement)) later(hide, 250);
      else clearTimeout(timer);
    });
    for (const each of ["focusin", "pointerdown"]) document.addEventListener(each, (event) => within(event) || hide());
    document.addEventListener("click", (event) => {
      const term = termOf(event);
      if (term) show(term);
      if (term && !event.detail) card.focus(); // by a screen reader
    });
    document.addEventListener("keydown", (event) => {
      const term = termOf(event);
      if (event.key === "Escape" && owner) {
        const was = owner;
        if (card.contains(document.activeElement)) was.focus();
        hide();
      } else if (term && (event.key === "Enter" || event.key === " ")) {
        event.preventDefault();
        show(term);
        card.focus(); // so it is read out
      }
    });
    addEventListener("scroll", () => owner && place(), { passive: true, capture: true });
    addEventListener("resize", () => owner && place());
  }

  function dress() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }

  fetch(new URL("terms.json", base), { credentials: "omit" }).then((answer) => (answer.ok ? answer.json() : null)).then((glossary) => {
    if (!glossary) return;
    title = glossary.title;
    const trie = trieOf(glossary.terms), from = performance.now();
    dress();
    for (const root of document.querySelectorAll(me.dataset.in || "body")) find(root, trie).forEach(mark);
    performance.measure("genglossary", { start: from });
    listen();
    document.dispatchEvent(new CustomEvent("genglossary"));
  }).catch(() => {});
})();
