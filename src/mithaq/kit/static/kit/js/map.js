/* A map for whoever asks for it: nothing is fetched before the button of a [data-map] is pressed, and the page is whole
   without it. It shows the outlines of the zones, points, and, in a form, a pin whose place goes into the fields of
   that form: latitude, longitude, zone. Markup: kit/map.html; words and addresses stand in its data-. */
(() => {
  "use strict";
  const style = (href) => new Promise((done, failed) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href, onload: done, onerror: failed });
    document.head.append(link);
  });
  const script = (src) => new Promise((done, failed) => {
    const tag = Object.assign(document.createElement("script"), { src, onload: done, onerror: failed });
    document.head.append(tag);
  });
  const read = async (address) => {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  };

  /* Whether a line to the east crosses the ring an odd number of times. */
  const inside = ([x, y], ring) => ring.reduce((odd, [x1, y1], at) => {
    const [x2, y2] = ring[(at + 1) % ring.length];
    return (y1 > y) !== (y2 > y) && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1 ? !odd : odd;
  }, false);
  const within = (point, { type, coordinates }) =>
    (type === "Polygon" ? [coordinates] : coordinates).some(([border, ...holes]) => inside(point, border) && !holes.some((hole) => inside(point, hole)));

  const draw = async (box) => {
    const words = box.dataset;
    await Promise.all([style(words.leafletStyle).then(() => style(words.style)), script(words.leaflet)]);
    const L = window.L;
    const canvas = box.querySelector("[data-canvas]");
    canvas.hidden = false;
    const map = L.map(canvas, { attributionControl: false, zoomControl: false, maxZoom: 19 });
    L.control.zoom({ zoomInTitle: words.nearer, zoomOutTitle: words.farther }).addTo(map);
    if (words.tiles) {
      L.tileLayer(words.tiles, { maxZoom: 19, referrerPolicy: "origin" }).addTo(map);
      if (words.credit) L.control.attribution({ prefix: false }).addAttribution(words.credit).addTo(map);
    }
    const town = await read(words.outlines);
    const outlines = L.geoJSON(town, { interactive: false, className: "map-zone" }).addTo(map);
    outlines.eachLayer((layer) => layer.bindTooltip(layer.feature.properties.name, { permanent: true, direction: "center", className: "map-name" }));
    const points = words.points ? await read(words.points) : [];
    // Where something is, rather than the whole countryside of the town.
    const busy = L.latLngBounds(points.map((one) => [one.latitude, one.longitude]));
    const bounds = [busy, outlines.getBounds(), L.latLngBounds([-30, -60], [55, 70])].find((one) => one.isValid());
    map.fitBounds(bounds, { padding: [8, 8], maxZoom: 16 });
    show(L, map, points, words);
    return { L, map, town };
  };

  /* Points that would lie on one another become one, which opens when it is pressed. */
  const NEAR = 40;
  const show = (L, map, points, words) => {
    const dots = L.layerGroup().addTo(map);
    const gather = () => points.reduce((groups, one) => {
      const spot = map.project([one.latitude, one.longitude]);
      const near = groups.find((group) => group.spot.distanceTo(spot) < NEAR);
      if (near) { near.members.push(one); near.count += one.count; } else groups.push({ spot, members: [one], count: one.count });
      return groups;
    }, []);
    const card = ({ members }) => {
      const box = Object.assign(document.createElement("ul"), { className: "map-card", dir: "auto" });
      box.append(...members.map((one) => {
        const item = document.createElement("li");
        const link = Object.assign(document.createElement("a"), { href: one.url, textContent: words.count.replace("{count}", one.count) });
        item.append(Object.assign(document.createElement("strong"), { textContent: one.title }), document.createElement("br"), link);
        return item;
      }));
      return box;
    };
    const draw = (group) => {
      const side = Math.round(30 + 8 * Math.log10(group.count));
      const icon = L.divIcon({ className: "map-dot", html: String(group.count), iconSize: [side, side] });
      const dot = L.marker(map.unproject(group.spot), { icon }).addTo(dots);
      const several = group.members.length > 1 && map.getZoom() < map.getMaxZoom();
      const [first] = group.members;
      dot.getElement().setAttribute("aria-label", `${several ? "" : `${first.title}: `}${words.count.replace("{count}", group.count)}`);
      if (several) dot.on("click", () => map.setView(dot.getLatLng(), Math.min(map.getZoom() + 2, map.getMaxZoom())));
      else dot.bindPopup(card(group), { maxHeight: 220 });
    };
    const redraw = () => {
      dots.clearLayers();
      gather().forEach(draw);
    };
    map.on("zoomend", redraw);
    redraw();
  };

  /* The pin: set by a press, moved by hand or by the arrow keys, or put into the middle of what is seen. */
  const pick = (box, { L, map, town }) => {
    const { latitude, longitude, zone } = box.closest("form").elements;
    const said = box.querySelector("[role=status]");
    let pin;
    let chosen = "";
    const put = (place) => {
      if (!pin) {
        pin = L.marker(place, { draggable: true, autoPan: true, icon: L.divIcon({ className: "map-pin", iconSize: [32, 44], iconAnchor: [16, 44] }) }).addTo(map);
        pin.on("dragend", () => write(pin.getLatLng()));
        pin.getElement().setAttribute("aria-label", box.dataset.pin);
        pin.getElement().addEventListener("keydown", step);
      }
      pin.setLatLng(place);
    };
    const write = (place) => {
      put(place);
      if (latitude) [latitude.value, longitude.value] = [place.lat.toFixed(6), place.lng.toFixed(6)];
      const found = town.features.find((one) => within([place.lng, place.lat], one.geometry));
      // What somebody chose from the list is theirs; what the map chose follows the pin.
      if (found && zone && zone.value === chosen) chosen = zone.value = [...zone.options].find((one) => [found.properties.code, String(found.id)].includes(one.value))?.value ?? zone.value;
      said.textContent = found ? box.dataset.in.replace("{zone}", found.properties.name) : box.dataset.set;
    };
    const MOVES = { ArrowUp: [0, -8], ArrowDown: [0, 8], ArrowLeft: [-8, 0], ArrowRight: [8, 0] };
    const step = (event) => {
      const move = MOVES[event.key];
      if (!move) return;
      event.preventDefault();
      event.stopPropagation();
      write(map.containerPointToLatLng(map.latLngToContainerPoint(pin.getLatLng()).add(move)));
    };
    const given = () => {
      if (!latitude?.value || !longitude.value) return;
      const place = L.latLng(Number(latitude.value), Number(longitude.value));
      put(place);
      map.setView(place, Math.max(map.getZoom(), 16));
    };
    map.on("click", (event) => write(event.latlng));
    const middle = box.querySelector("[data-middle]");
    middle.hidden = false;
    middle.addEventListener("click", () => write(map.getCenter()));
    box.closest("form").addEventListener("placed", given);
    given();
  };

  document.querySelectorAll("[data-map]").forEach((box) => {
    const button = box.querySelector("[data-open]");
    const said = box.querySelector("[role=status]");
    box.hidden = false;
    button.addEventListener("click", async () => {
      button.disabled = true;
      try {
        const drawn = await draw(box);
        button.hidden = true;
        box.querySelector("[data-canvas]").focus();
        if ("picks" in box.dataset) pick(box, drawn);
      } catch {
        button.disabled = false;
        said.textContent = box.dataset.failed;
      }
    });
  });
})();
