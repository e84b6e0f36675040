// The page is Chinese: say so to the browser and to screen readers, and put Chinese words
// where Streamlit, which has no locale setting, has English ones.
(() => {
  if (window.__chinese) return;
  window.__chinese = true;
  document.documentElement.lang = "zh-CN";
  const words = {
    "Close": "关闭", "Dismiss": "关闭", "No results": "没有匹配项", "Select a date.": "选择日期", "Clear value": "清除",
    "Open sidebar": "打开侧栏", "Close sidebar": "收起侧栏", "Collapse sidebar": "收起侧栏",
    "Expand sidebar": "打开侧栏", "Choose options": "请选择", "Choose an option": "请选择",
    "Select all": "全选", "open": "展开", "close": "收起",
    "Connecting": "正在连接", "Connection lost": "连接中断", "Connection error": "连接中断",
    "Page not found": "没有这一页", "Calendar.": "日历",
    "The page that you have requested does not seem to exist. Running the app's main page.":
      "链接里的页面不存在，已打开首页。",
    "App pages": "页面", "Sidebar": "侧栏", "Logo": "标志", "Navigate to home page": "回到首页",
    "Skip to main content": "跳到正文", "Choose date": "选择日期", "Open": "展开",
    "Pagination": "翻页", "Loading...": "正在加载", "Clear all": "全部清除",
    "Upload": "选择文件", "file upload": "选择文件", "Add files": "再加文件", "add icon": "再加文件",
    "Drag and drop file here": "把文件拖到这里", "Drag and drop files here": "把文件拖到这里",
    "Drop file here": "放在这里", "Drop files here": "放在这里", "Uploading": "正在上传",
    "yyyy": "年", "mm": "月", "dd": "日",
    "Decrement": "减少", "Increment": "增加",
    "Previous page": "上一页", "Next page": "下一页", "Running...": "正在计算",
  };
  const patterns = [
    [/^(\d+)MB per file$/, "每个文件不超过$1MB"],
    [/^File must be (\d+)MB or smaller\.$/, "文件超过$1MB"],
    [/^(\S+) files are not allowed\.$/, "不能导入$1文件"],
    [/^Remove (.+)$/, "移除$1"], [/^Help for (.+)$/, "说明：$1"],
    [/^Page (\d+)$/, "第$1页"],
    [/^Current page, page (\d+)$/, "当前为第$1页"],
    [/^Go to page (\d+)$/, "到第$1页"],
    [/^(\d+) options? available\.$/, "共$1项"],
    [/^day, (.*)$/, "$1，日"], [/^month, (.*)$/, "$1，月"], [/^year, (.*)$/, "$1，年"],
    [/^Selected Date: (.*)$/, "已选日期：$1"],
    [/^View (\d+) more$/, "其余$1页"], [/^View less$/, "收起"],
  ];
  const chinese = (text) => {
    const said = (text || "").trim();
    if (Object.hasOwn(words, said)) return words[said];
    const [pattern, instead] = patterns.find(([one]) => one.test(said)) || [];
    return pattern && said.replace(pattern, instead);
  };
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
    attributeFilter: ["aria-label", "title", "placeholder", "alt"],
  });
})();
