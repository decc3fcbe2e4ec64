/* A list that filters by its items' data-… values; the choices are kept in the address. Without this module, the form
   stays hidden and the whole list is there. */

const forms = document.querySelectorAll("form[data-filtre]");

function values(form) {
  return [...new FormData(form)].filter(([, value]) => value);
}

function matches(item, wanted) {
  return wanted.every(([name, value]) => (item.dataset[name] ?? "").split(" ").includes(value));
}

function show(form, items) {
  const wanted = values(form);
  let count = 0;
  for (const item of items) {
    item.hidden = !matches(item, wanted);
    count += item.hidden ? 0 : 1;
  }
  const status = form.querySelector("[role=status]");
  status.textContent = count === 0
    ? "Aucun ne convient\u202f: retirez un choix."
    : `${count} sur ${items.length}`;
}

function address(form) {
  const query = new URLSearchParams(values(form)).toString();
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
}

for (const form of forms) {
  const items = [...document.getElementById(form.dataset.filtre).children];
  const asked = new URLSearchParams(location.search);
  for (const field of form.elements) {
    if (field.name && asked.has(field.name)) field.value = asked.get(field.name);
    if (field.selectedIndex === -1) field.value = ""; // no item has the value asked for: as if nothing were
  }
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    show(form, items);
    address(form);
  });
  show(form, items);
}
