// The page is Chinese: say so to the browser and to screen readers, and put Chinese words
// where Streamlit, which has no locale setting, has English ones.
(() => {
  if (window.__chinese) return;
  window.__chinese = true;
  document.documentElement.lang = "zh-CN";
  const words = {
    "Close": "关闭", "No results": "没有匹配项", "Select a date.": "选择日期", "Clear value": "清除",
    "Open sidebar": "打开侧栏", "Close sidebar": "收起侧栏", "Collapse sidebar": "收起侧栏",
    "Expand sidebar": "打开侧栏", "Choose options": "请选择", "Choose an option": "请选择",
    "Select all": "全选", "Clear all": "全部清除", "open": "展开", "close": "收起",
    "Connecting": "正在连接", "Connection lost": "连接中断", "Connection error": "连接中断",
    "Page not found": "没有这一页", "Calendar.": "日历",
    "The page that you have requested does not seem to exist. Running the app's main page.":
      "链接里的页面不存在，已打开首页。",
    "App pages": "页面", "Sidebar": "侧栏", "Logo": "标志", "Navigate to home page": "回到首页",
    "Skip to main content": "跳到正文", "Choose date": "选择日期", "Open": "展开",
    "Previous page": "上一页", "Next page": "下一页", "Running...": "正在计算",
  };
  const parts = { year: "年", month: "月", day: "日" };
  // "month, 截至" names a part of a date field.
  const part = /^(year|month|day), (.*)$/;
  const chinese = (text) => text && (words[text.trim()]
    || (part.test(text) ? text.replace(part, (_, name, field) => `${field}（${parts[name]}）`) : undefined));
  const translate = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const said = chinese(node.data);
      if (said) node.data = said;
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    for (const name of ["aria-label", "title", "placeholder", "alt"]) {
      const said = chinese(node.getAttribute(name));
      if (said) node.setAttribute(name, said);
    }
    node.childNodes.forEach(translate);
  };
  translate(document.body);
  new MutationObserver((changes) => changes.forEach((change) => {
    change.addedNodes.forEach(translate);
    if (change.type !== "childList") translate(change.target);
  })).observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true,
    attributeFilter: ["aria-label", "title", "placeholder"],
  });
})();
