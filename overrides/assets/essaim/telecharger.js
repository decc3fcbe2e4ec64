// A file made here and given to the reader: nothing is sent anywhere.

/** Hand `text` over as a file named `name`. */
export function download(name, text, type = "text/csv") {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000); // later: some browsers read the address after the click
}
