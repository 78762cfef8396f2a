// Marks a part of a page by dragging, or by touching two of its corners; the four numbers can be typed as well.
(() => {
  const sheet = document.querySelector("[data-sheet]");
  if (!sheet) return;
  const inputs = ["left", "top", "width", "height"].map((name) => document.querySelector(`input[name=${name}]`));
  const mark = document.createElement("span");
  Object.assign(mark.style, { position: "absolute", background: "#000", opacity: ".55", pointerEvents: "none" });
  mark.hidden = true;
  sheet.append(mark);
  // The sheet is as large as the picture, so that percents mean the same on both.
  Object.assign(sheet.style, { display: "inline-block", cursor: "crosshair" });
  sheet.querySelector("img").style.display = "block";
  document.querySelector("[data-hint]").hidden = false;
  let corner = null;
  let dragging = false;

  const percent = (event) => {
    const box = sheet.querySelector("img").getBoundingClientRect();
    const within = (value) => Math.min(100, Math.max(0, value));
    return [within(((event.clientX - box.left) / box.width) * 100), within(((event.clientY - box.top) / box.height) * 100)];
  };
  const far = ([x, y]) => Math.abs(x - corner[0]) > 0.5 && Math.abs(y - corner[1]) > 0.5;
  const draw = ([x, y]) => {
    const area = [Math.min(x, corner[0]), Math.min(y, corner[1]), Math.abs(x - corner[0]), Math.abs(y - corner[1])];
    ["left", "top", "width", "height"].forEach((name, place) => {
      mark.style[name] = `${area[place]}%`;
      inputs[place].value = area[place].toFixed(2);
    });
    mark.hidden = false;
  };

  sheet.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    dragging = true;
    corner ??= percent(event);
  });
  sheet.addEventListener("pointermove", (event) => {
    if (dragging && event.pointerType !== "touch") draw(percent(event));
  });
  addEventListener("pointerup", (event) => {
    if (!dragging) return;
    dragging = false;
    const here = percent(event);
    // The same place again: the first of two corners.
    if (!far(here)) return;
    draw(here);
    corner = null;
  });
  // A finger that scrolls marks nothing.
  addEventListener("pointercancel", () => { dragging = false; corner = null; });
  inputs.forEach((input) => input.addEventListener("input", () => { mark.hidden = true; corner = null; }));
})();
