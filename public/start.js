/*
 * A plain script, for it runs where modules do not: from a file, in a frame of no origin, in an old browser. When
 * something of the page fails before the page has drawn itself, it shows the words that stand in index.html; without it
 * they appear after a while by themselves (start.css).
 */
(function () {
  function show() {
    var words = document.getElementById("unstarted");
    if (words) words.className = "now";
  }
  function onError(event) {
    var tag = event.target && event.target.tagName;
    // A missing picture or style sheet keeps nothing from starting.
    if (!tag || tag === "SCRIPT") show();
  }
  addEventListener("error", onError, true);
  addEventListener("unhandledrejection", show);
  addEventListener("load", function () {
    // Links lead to the kitchen that was asked for.
    var links = document.querySelectorAll("#unstarted a");
    for (var i = 0; i < links.length; i++) links[i].href = location.href;
    // What failed before this script came is not told again.
    var isWhole = document.documentElement.hasAttribute("data-one-file");
    if (location.protocol === "file:" && !isWhole) show();
  });
})();
