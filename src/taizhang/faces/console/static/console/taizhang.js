/* What makes the console quicker to use. Everything essential works without it. */
(() => {
  "use strict";
  const root = document.documentElement;
  const body = document.body;
  root.classList.add("js");

  // Ctrl+K (or ⌘K, or /) goes to the search; Escape closes what is open.
  document.addEventListener("keydown", (event) => {
    const search = document.querySelector(".top .search input");
    const typing = event.target.closest && event.target.closest("input, textarea, select, [contenteditable]");
    const asked = (event.key === "k" && (event.ctrlKey || event.metaKey)) || (event.key === "/" && !typing);
    if (asked && search) {
      event.preventDefault();
      search.focus();
      search.select();
    }
    if (event.key === "Escape") closeMenus(null, true);
    if (event.key === "Escape" && location.hash === "#rail") location.hash = "#main";
  });
  document.addEventListener("click", (event) => closeMenus(event.target, false));

  document.addEventListener("focusout", (event) => {
    const menu = event.target.closest("details.menu[open]");
    if (menu && event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });

  function closeMenus(inside, refocus) {
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      if (inside && menu.contains(inside)) return;
      menu.open = false;
      if (refocus) menu.querySelector("summary").focus();
    });
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });

  /* A part of a page that cannot be fetched: signed out meanwhile (go there in full, the draft is kept), or no line. */
  document.addEventListener("htmx:beforeSwap", (event) => {
    const answer = event.detail.xhr.responseText || "";
    if (!/<body[^>]* data-page="(signin|problem)"/.test(answer)) return;
    event.detail.shouldSwap = false;
    const link = event.detail.requestConfig.elt.closest("a[href]");
    if (link) location.assign(link.href);
  });
  document.addEventListener("htmx:responseError", () => say("这一步没有成功，请刷新页面再试；填写的内容会保留。"));
  document.addEventListener("htmx:sendError", () => say("没有连上服务器，请检查网络后再试；填写的内容会保留。"));

  function say(words) {
    const main = document.getElementById("main");
    let note = main.querySelector(".toasts.live-note");
    if (!note) {
      note = document.createElement("div");
      note.className = "toasts live-note";
      note.setAttribute("role", "alert");
      main.prepend(note);
    }
    const line = document.createElement("p");
    line.className = "note bad";
    line.textContent = words;
    note.replaceChildren(line);
    note.scrollIntoView({ block: "nearest" });
  }

  // Addresses are shared and kept as views: what was not asked for is left out of them.
  document.addEventListener("formdata", (event) => {
    if (event.target.method !== "get") return;
    for (const name of new Set(event.formData.keys())) {
      const said = event.formData.getAll(name).filter((value) => value !== "");
      event.formData.delete(name);
      said.forEach((value) => event.formData.append(name, value));
    }
  });

  // A second press of the same button sends nothing; coming back with the Back button frees it again.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-once]") || event.defaultPrevented) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    if (event.submitter) event.submitter.setAttribute("aria-busy", "true");
  });
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    document.querySelectorAll("[data-once]").forEach((form) => {
      delete form.dataset.sent;
      form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
    });
  });

  // All columns, or all entries, at once.
  document.addEventListener("change", (event) => {
    const form = event.target.closest("[data-columns], [data-ticks]");
    if (!form) return;
    const boxes = [...form.querySelectorAll('input[type="checkbox"][name]:not(:disabled)')];
    const all = form.querySelector("[data-all]");
    if (event.target === all) boxes.forEach((box) => { box.checked = all.checked; });
    if (all) {
      all.checked = boxes.every((box) => box.checked);
      all.indeterminate = !all.checked && boxes.some((box) => box.checked);
    }
  });

  /* Drafts: what is typed into a form is kept in this tab until it has been taken in, so that an expired session, a lost
     line or a refused save loses no words. Passwords and files are never kept; signing out forgets everything. */
  const OURS = "draft:";
  const who = body.dataset.who || "";
  const page = body.dataset.page;
  const store = (() => {
    try {
      sessionStorage.setItem("t", "t");
      sessionStorage.removeItem("t");
      return sessionStorage;
    } catch {
      return null;  // storage switched off by policy: the form still works, unkept
    }
  })();
  const nameOf = (form) => `${OURS}${who}:${form.dataset.draft}`;
  const drafts = () => Object.keys(store).filter((name) => name.startsWith(OURS));
  const kept = (field) => field.name && !["csrfmiddlewaretoken", "version", "next"].includes(field.name)
    && !["password", "file", "hidden", "submit", "button"].includes(field.type);

  function read(form) {
    const values = {};
    for (const field of form.elements) {
      if (!kept(field)) continue;
      const ticks = ["checkbox", "radio"].includes(field.type);
      if (ticks && !field.checked) continue;
      const chosen = field.type === "select-multiple" ? [...field.selectedOptions].map((each) => each.value) : [field.value];
      values[field.name] = (values[field.name] || []).concat(chosen);
    }
    return values;
  }

  function write(form, values) {
    for (const field of form.elements) {
      if (!kept(field)) continue;
      const wanted = values[field.name] || [];
      if (["checkbox", "radio"].includes(field.type)) field.checked = wanted.includes(field.value);
      else if (field.type === "select-multiple") for (const each of field.options) each.selected = wanted.includes(each.value);
      else field.value = wanted.length ? wanted[0] : "";
    }
  }

  function keep(form, sent) {
    try {
      store.setItem(nameOf(form), JSON.stringify({ values: read(form), sent }));
    } catch { /* full: the words in the form itself are untouched */ }
  }

  function offer(form, before) {
    const note = document.createElement("p");
    note.className = "note ok";
    note.setAttribute("role", "status");
    note.append("已恢复上次没有提交的内容。 ");
    const drop = document.createElement("button");
    drop.type = "button";
    drop.className = "btn small";
    drop.textContent = "不要，清空";
    drop.addEventListener("click", () => {
      store.removeItem(nameOf(form));
      write(form, before);
      note.remove();
    });
    note.append(drop);
    form.prepend(note);
  }

  function watch(form) {
    if (form.dataset.watched) return;
    form.dataset.watched = "yes";
    const before = read(form);
    const draft = JSON.parse(store.getItem(nameOf(form)) || "null");
    // A form that comes back already holds what was typed, and perhaps what was picked: the server's copy is newer.
    if (draft && !("answered" in form.dataset) && JSON.stringify(draft.values) !== JSON.stringify(before)) {
      write(form, draft.values);
      offer(form, before);
    }
    form.addEventListener("input", () => keep(form, false));
    form.addEventListener("submit", () => keep(form, true));
  }

  function watchAll(within) {
    within.querySelectorAll("form[data-draft]").forEach((form) => { if (form.dataset.draft) watch(form); });
  }

  if (store) {
    // A draft that was sent has been taken in when the next page says so, or is not its form, sign-in or a problem.
    if (!["signin", "problem"].includes(page)) {
      const said = document.querySelector(".toasts .ok");
      const here = new Set(said ? [] : [...document.querySelectorAll("form[data-draft]")].map(nameOf));
      drafts().filter((name) => !here.has(name) && JSON.parse(store.getItem(name)).sent).forEach((name) => store.removeItem(name));
    }
    watchAll(document);
    document.addEventListener("htmx:afterSwap", (event) => watchAll(event.target));
    document.addEventListener("submit", (event) => {
      if (event.target.matches("[data-forget]")) drafts().forEach((name) => store.removeItem(name));
    });
  }

  // A number that stands there already is written over, not added to.
  document.addEventListener("focusin", (event) => {
    if (event.target.matches(".record input[type=number]")) event.target.select();
  });

  // The first thing to read on a page that came back with problems is the problems.
  const first = document.querySelector("[data-focus]");
  if (first) first.focus();
  document.addEventListener("htmx:afterSwap", (event) => {
    const found = event.target.matches("form.record") ? event.target.querySelector("[data-focus]") : null;
    if (found) found.focus();
  });
})();
