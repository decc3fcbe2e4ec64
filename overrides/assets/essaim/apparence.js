/**
 * The choice of scheme: the device's, light, dark. `partials/palette.html` holds one button a choice; the one shown
 * names the scheme in force and what pressing it gives. The stylesheet reads `data-apparence` on <html>; the same key
 * is read before the first paint by `partials/javascripts/premier-rendu.html`.
 */

const KEY = "essaim.apparence";
const root = document.documentElement;
const group = document.querySelector(".apparence");

/** Remember the choice on this device; a refusal of storage only means that it lasts one page. */
function remember(scheme) {
  try {
    if (scheme === "auto") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, scheme);
  } catch {
    // storage refused: the choice still holds for this page
  }
}

/** Put a scheme in force and show its button. */
function apply(scheme, buttons) {
  if (scheme === "auto") delete root.dataset.apparence;
  else root.dataset.apparence = scheme;
  for (const button of buttons) button.hidden = button.value !== scheme;
}

if (group) {
  const buttons = [...group.querySelectorAll("button")];
  apply(root.dataset.apparence ?? "auto", buttons);
  group.hidden = false;
  buttons.forEach((button, index) => {
    button.addEventListener("click", () => {
      const next = buttons[(index + 1) % buttons.length];
      remember(next.value);
      apply(next.value, buttons);
      next.focus();
    });
  });
}
