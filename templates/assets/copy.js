// Puts a button beside each text that is there to be taken along, and says when it has been copied.
(() => {
  const take = document.getElementById("fs-take");
  if (!take) return;
  const { copy, copied, selected } = take.dataset;
  const told = document.createElement("p");
  told.className = "fs-hidden";
  told.setAttribute("role", "status");
  take.append(told);

  // Where a browser does not let pages copy, the text is marked, ready for the reader's own keys.
  const mark = (text) => getSelection().selectAllChildren(text);

  for (const heading of take.querySelectorAll("h3")) {
    const text = heading.nextElementSibling;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "fs-taking__copy";
    button.textContent = copy;
    button.setAttribute("aria-label", `${copy}: ${heading.textContent}`);
    button.addEventListener("click", async () => {
      told.textContent = "";
      let done = copied;
      try {
        await navigator.clipboard.writeText(text.textContent);
      } catch {
        mark(text);
        done = selected;
      }
      button.textContent = done;
      told.textContent = `${heading.textContent}: ${done}`;
      setTimeout(() => { button.textContent = copy; }, 3000);
    });
    heading.after(button);
    button.after(text);
  }
})();
