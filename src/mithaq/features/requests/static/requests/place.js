// Where the phone is, when its owner asks for it; without script or consent the zone and a landmark say it.
const box = document.querySelector("[data-place]");
if (box && navigator.geolocation) {
  const said = box.querySelector("[role=status]");
  const put = (name, value) => {
    document.querySelector(`input[name=${name}]`).value = value.toFixed(6);
  };
  box.hidden = false;
  box.querySelector("button").addEventListener("click", () => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        put("latitude", coords.latitude);
        put("longitude", coords.longitude);
        said.textContent = said.dataset.found;
        box.closest("form").dispatchEvent(new Event("placed"));
      },
      () => {
        said.textContent = said.dataset.lost;
      },
      { enableHighAccuracy: true, timeout: 15000 },
    );
  });
}
