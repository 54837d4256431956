// The words of scripts in the language of the page; the server puts them into it (web/script_words.py).
"use strict";

window.genglossaryWords = (() => {
  const known = JSON.parse(document.getElementById("words")?.textContent || "{}");
  // A sentence with its gaps filled: say("answered", { status: 500 }). With `n` it may have a form for one.
  return (name, gaps = {}) => {
    const words = (gaps.n === 1 && known[`${name}_one`]) || known[name] || name;
    return words.replace(/\{(\w+)\}/g, (gap, key) => (key in gaps ? gaps[key].toLocaleString(document.documentElement.lang) : gap));
  };
})();
