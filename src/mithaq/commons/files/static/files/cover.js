/* Boxes drawn on a picture go into the lines of figures below it, and figures typed there show on the picture. */
(() => {
  "use strict";
  const stage = document.querySelector("[data-cover]");
  const lines = [...document.querySelectorAll("[data-box]")].map((line) => [...line.querySelectorAll("input")]);
  const shades = lines.map(() => stage.appendChild(document.createElement("i")));
  document.querySelector("[data-cover-help]").hidden = false;

  const show = () => lines.forEach((inputs, at) => {
    const figures = inputs.map((input) => Number(input.value.replace(",", ".") || NaN));
    const shade = shades[at];
    shade.hidden = figures.some(Number.isNaN);
    if (!shade.hidden) ["left", "top", "width", "height"].forEach((side, which) => { shade.style[side] = `${figures[which]}%`; });
  });
  const write = (inputs, ...figures) => {
    inputs.forEach((input, at) => { input.value = figures[at].toFixed(1); });
    show();
  };
  const place = (event) => {
    const { left, top, width, height } = stage.getBoundingClientRect();
    const within = (value) => Math.min(100, Math.max(0, value));
    return [within(((event.clientX - left) / width) * 100), within(((event.clientY - top) / height) * 100)];
  };

  stage.addEventListener("pointerdown", (event) => {
    const inputs = lines.find((line) => line.every((input) => !input.value));
    if (!inputs) return;
    event.preventDefault();
    stage.setPointerCapture(event.pointerId);
    const [x, y] = place(event);
    const draw = (moved) => {
      const [to, down] = place(moved);
      write(inputs, Math.min(x, to), Math.min(y, down), Math.abs(to - x), Math.abs(down - y));
    };
    const end = () => {
      stage.removeEventListener("pointermove", draw);
      if (Number(inputs[2].value) < 0.5 || Number(inputs[3].value) < 0.5) inputs.forEach((input) => { input.value = ""; });
      show();
    };
    stage.addEventListener("pointermove", draw);
    stage.addEventListener("pointerup", end, { once: true });
    stage.addEventListener("pointercancel", end, { once: true });
  });
  document.addEventListener("input", show);
  show();
})();
