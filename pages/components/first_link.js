// Until app.py has run once, Streamlit takes the folder `pages` for its own and tells whoever
// comes first by a deep link that the page does not exist, over that very page. Where the page
// is one of `known`, that is not so, and the notice is closed.
((known) => {
  if (window.__firstLink) return;
  window.__firstLink = true;
  const isThere = () => known.includes(location.pathname.split("/").filter(Boolean).pop());
  const close = () => {
    const notice = document.querySelector('[role="dialog"]');
    if (notice && /Page not found|没有这一页/.test(notice.textContent) && isThere()) {
      notice.querySelector("button")?.click();
    }
  };
  close();
  new MutationObserver(close).observe(document.body, { subtree: true, childList: true });
})(PAGES);
