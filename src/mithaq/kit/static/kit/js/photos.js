/* Photos are made smaller on the phone, before they travel: input[type=file][data-shrink]. What the phone wrote into a
   JPEG travels along, because the place in it fills the form; the server takes it out of every picture it keeps.
   A file that would not get smaller, or that this browser cannot draw, goes as it is. */
(() => {
  "use strict";
  const LONGEST = 1600;
  const ENOUGH = 300_000;

  /* The segment of a JPEG's notes (Exif) with the picture marked as standing upright; null when there is none. */
  const notes = (bytes) => {
    const view = new DataView(bytes);
    if (view.byteLength < 12 || view.getUint16(0) !== 0xffd8) return null;
    for (let at = 2; at + 10 < view.byteLength && view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
      const marker = view.getUint16(at);
      if (marker === 0xffda) return null;
      if (marker !== 0xffe1 || view.getUint32(at + 4) !== 0x45786966) continue;
      const copy = bytes.slice(at, at + 2 + view.getUint16(at + 2));
      const inner = new DataView(copy);
      const little = inner.getUint16(10) === 0x4949;
      const table = 10 + inner.getUint32(14, little);
      for (let left = inner.getUint16(table, little), entry = table + 2; left > 0; left -= 1, entry += 12)
        if (inner.getUint16(entry, little) === 0x0112) inner.setUint16(entry + 8, 1, little);
      return copy;
    }
    return null;
  };

  const smaller = async (file) => {
    if (!/^image\/(jpeg|png|webp)$/.test(file.type)) return file;
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    if (scale === 1 && file.size < ENOUGH) return file;
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const drawn = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
    const kept = file.type === "image/jpeg" ? notes(await file.slice(0, 262_144).arrayBuffer()) : null;
    const parts = kept ? [drawn.slice(0, 2), kept, drawn.slice(2)] : [drawn];
    const name = `${file.name.replace(/\.[^.]*$/, "")}.jpg`;
    const made = new File(parts, name, { type: "image/jpeg", lastModified: file.lastModified });
    return made.size < file.size ? made : file;
  };

  const shrink = async (input) => {
    const button = input.form?.querySelector("button[type=submit]");
    const given = new DataTransfer();
    if (button) button.disabled = true;
    try {
      // One after the other: a cheap phone holds one large picture at a time.
      for (const file of [...input.files]) given.items.add(await smaller(file).catch(() => file));
      input.files = given.files;
    } finally {
      if (button) button.disabled = false;
    }
    input.dataset.shrunk = "1";
  };

  document.addEventListener("change", (event) => {
    if (event.target.matches?.("input[type=file][data-shrink]") && event.target.files.length) shrink(event.target);
  });
})();
