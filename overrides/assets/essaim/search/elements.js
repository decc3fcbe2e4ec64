// Elements made from data, always through text nodes: nothing that is read is ever taken for markup.

/** An element with its attributes and children (elements, or strings for text); null children are left out. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Segments {text, marked} as text nodes and <mark> elements. */
export function markedText(segments) {
  return segments.map(({ text, marked }) => (marked ? element("mark", {}, text) : text));
}
