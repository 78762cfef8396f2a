// Adds up what is chosen while one chooses. The page recounts without it, by a button.
(() => {
  const form = document.querySelector("[data-envelope]");
  if (!form) return;
  const { envelope, locale, decimals, currency } = form.dataset;
  const spent = form.querySelector("[data-spent]");
  const left = form.querySelector("[data-left]");
  const over = form.querySelector("[data-over]");
  const write = new Intl.NumberFormat(locale, { style: "currency", currency, minimumFractionDigits: Number(decimals) });
  const units = 10 ** Number(decimals);
  const whole = (text) => Math.round(Number(text) * units);
  const count = () => {
    let sum = 0;
    for (const box of form.querySelectorAll("[data-cost]")) if (box.checked) sum += whole(box.dataset.cost);
    const rest = whole(envelope) - sum;
    spent.textContent = write.format(sum / units);
    left.textContent = write.format(rest / units);
    over.hidden = rest >= 0;
  };
  form.addEventListener("change", count);
  const again = form.querySelector("[data-recount]");
  if (again) again.hidden = true;
  count();
})();
