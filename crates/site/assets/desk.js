// Orders a list at the desk by dragging, or by Alt and the arrow keys. Its buttons do the same where no scripts run.

const MOVED = "newsstand-moved";
const list = document.querySelector("ol.picks");
const items = () => [...list.children];
const number = (item) => item.querySelector("[name=article]").value;

/** Puts `item` before another, or to the end. The server decides, so that two editors lose nothing of each other's. */
function put(item, before) {
  if (before === item || before === item.nextElementSibling) return;
  const form = document.createElement("form");
  form.method = "post";
  for (const [name, value] of [["article", number(item)], ["before", before ? number(before) : ""], ["act", "move"]]) {
    if (!value) continue;
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = value;
    form.append(field);
  }
  sessionStorage.setItem(MOVED, number(item));
  document.body.append(form);
  form.submit();
}

let dragged = null;

function prepare(item) {
  item.draggable = true;
  // Inside a form the pointer marks words.
  item.addEventListener("pointerdown", (event) => (item.draggable = !event.target.closest("form, details")));
  item.addEventListener("dragstart", (event) => {
    dragged = item;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", number(item));
  });
  item.addEventListener("dragend", () => {
    dragged = null;
    list.querySelector(".over")?.classList.remove("over");
  });
  item.addEventListener("dragover", (event) => {
    if (!dragged) return;
    event.preventDefault();
    list.querySelector(".over")?.classList.remove("over");
    item.classList.add("over");
  });
  item.addEventListener("drop", (event) => {
    if (!dragged) return;
    event.preventDefault();
    // Over the lower half one means the place behind it.
    const { top, height } = item.getBoundingClientRect();
    put(dragged, event.clientY > top + height / 2 ? item.nextElementSibling : item);
  });
}

list?.addEventListener("keydown", (event) => {
  const item = event.target.closest("ol.picks > li");
  if (!item || !event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "ArrowUp" && item.previousElementSibling) put(item, item.previousElementSibling);
  else if (event.key === "ArrowDown" && item.nextElementSibling) put(item, item.nextElementSibling.nextElementSibling);
  else return;
  event.preventDefault();
});

if (list) {
  items().forEach(prepare);
  document.querySelector("#by-hand")?.removeAttribute("hidden");
  const moved = sessionStorage.getItem(MOVED);
  sessionStorage.removeItem(MOVED);
  items().find((item) => number(item) === moved)?.querySelector("a")?.focus();
}
