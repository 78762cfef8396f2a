/* Solves the puzzle of a form while somebody writes in it (see kit/puzzle.py): input[data-puzzle] holds the puzzle,
   input[data-solution] gets the answer. Offline drafts ask for theirs through window.solvePuzzle(puzzle, bits). */
(() => {
  "use strict";
  const SLICE = 256;
  const text = new TextEncoder();

  window.solvePuzzle = async (puzzle, bits) => {
    const fits = async (number) => {
      const digest = await crypto.subtle.digest("SHA-256", text.encode(`${puzzle}.${number}`));
      return new DataView(digest).getUint32(0) >>> (32 - bits) === 0;
    };
    for (let start = 0; ; start += SLICE) {
      const slice = await Promise.all(Array.from({ length: SLICE }, (_, at) => fits(start + at)));
      if (slice.includes(true)) return String(start + slice.indexOf(true));
    }
  };

  // Only where the browser calculates for pages: over HTTPS, or on this machine.
  if (!crypto.subtle) return;
  document.querySelectorAll("input[data-puzzle]").forEach((input) => {
    input.form.addEventListener("input", async () => {
      const solution = input.form.querySelector("input[data-solution]");
      solution.value = await window.solvePuzzle(input.value, Number(input.dataset.puzzle));
    }, { once: true });
  });
})();
