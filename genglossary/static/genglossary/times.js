// Times by the clock of whoever reads them, and how long ago as long as the page is open.
"use strict";
{
  // The server shows times in a zone; only the browser knows which one this is, and says so from now on.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { home, known } = document.currentScript.dataset;
  if (zone) document.cookie = `time_zone=${zone}; path=${home}; max-age=31536000; samesite=lax`;

  const stamp = (at) => new Date(at - at.getTimezoneOffset() * 60000).toISOString().slice(0, 19).replace("T", " ");
  // The first page of a browser was made before the server could know.
  for (const each of known || !zone ? [] : document.querySelectorAll("time[datetime]")) {
    const exact = stamp(new Date(each.dateTime));
    each.title = `${exact} ${zone}`;
    if (/^\d{4}-/.test(each.textContent)) each.textContent = exact.slice(0, each.textContent.length);
  }

  const UNITS = [["hour", 3600], ["minute", 60]];
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang);
  setInterval(() => {
    for (const each of document.querySelectorAll("time[data-ago]")) {
      const passed = (Date.now() - new Date(each.dateTime)) / 1000;
      const [unit, seconds] = UNITS.find(([, size]) => passed >= size) || [];
      if (unit) each.textContent = words.format(-Math.floor(passed / seconds), unit);
    }
  }, 30000);
}
