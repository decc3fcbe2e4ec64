/**
 * The menu on narrow screens. Without this module the links simply stand under the logo; with it they fold behind a
 * button that says whether it is open, and that Escape closes.
 */

const button = document.querySelector("[data-menu]");

/** Open or close, and say so. */
function set(open) {
  button.setAttribute("aria-expanded", String(open));
}

if (button) {
  const panel = document.getElementById(button.getAttribute("aria-controls"));
  button.hidden = false;
  button.addEventListener("click", () => set(button.getAttribute("aria-expanded") !== "true"));
  for (const part of [button, panel]) {
    part.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.defaultPrevented || button.getAttribute("aria-expanded") !== "true") return;
      set(false);
      button.focus();
    });
  }
}
