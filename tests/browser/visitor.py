"""Somebody at the browser, who notes all that a page asks for and complains of."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, expect

# Under a page's own path, where Streamlit looks for its server before it looks at the root.
PROBE = re.compile(r"/[a-z-]+/_stcore/(health|host-config)$")
OWN_SCHEMES = {"data", "blob", "about"}
# Streamlit draws its icons as ligatures, so their names are text to a program only.
VISIBLE_TEXT = """() => {
  // A table is painted on a canvas; the canvas holds the same cells for screen readers.
  const shown = [...document.body.querySelectorAll('*')].filter(
    node => !node.closest('script, style, noscript, [data-testid="stIconMaterial"], '
      + '[data-testid="stAlertDynamicIcon"]')
      && (node.checkVisibility() || node.closest('canvas')));
  const texts = shown.flatMap(node => [...node.childNodes]
    .filter(child => child.nodeType === Node.TEXT_NODE).map(child => child.textContent));
  const labels = shown.flatMap(
    node => ['aria-label', 'title', 'placeholder', 'alt'].map(name => node.getAttribute(name)));
  return [...texts, ...labels].filter(text => typeof text === 'string' && text.trim());
}"""
WORD = re.compile(r"[A-Za-z]{2,}")
# Codes that Chinese officials write in Latin letters too, the numbers of their records, and
# fingerprints.
CODES = re.compile(
    r"C\d{6}-[0-9A-F]{12}|SHA-256|UTF-8|\b(?:[0-9a-f]{8}){1,8}\b|Word|P\d{1,3}|xlsx?|csv|[\d.]+[KM]B|Excel|ID|APP|GB/T|[A-Z]{1,3}\d{6,}",
    re.IGNORECASE,
)


@dataclass
class Visitor:
    """One browser context on one dashboard."""

    context: BrowserContext
    address: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.on("request", lambda request: self.requests.append(request.url))
        self.context.on("console", self._note)
        self.context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        self.page: Page = self.context.new_page()
        self.page.on("websocket", lambda socket: self.requests.append(socket.url))

    def _note(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not PROBE.search(message.location["url"]):
            self.complaints.append(message.text)

    def open(self, path: str = "/") -> Page:
        self.page.goto(self.address + path)
        self.wait()
        return self.page

    def wait(self) -> None:
        """Until the script has run to its end and everything is drawn."""
        expect(self.page.get_by_test_id("stApp")).to_have_attribute(
            "data-test-script-state", "notRunning", timeout=60_000
        )
        expect(self.page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=60_000)
        self.page.wait_for_timeout(300)

    def outside(self) -> list[str]:
        """Every address asked for that is not the dashboard's own."""
        own = urlsplit(self.address).netloc
        return [
            url
            for url in self.requests
            if urlsplit(url).scheme not in OWN_SCHEMES and urlsplit(url).netloc != own
        ]

    def english(self) -> list[str]:
        """Words in Latin letters that the page shows, labels for screen readers included."""
        texts = self.page.evaluate(VISIBLE_TEXT)
        return sorted({text for text in texts if WORD.search(CODES.sub("", text))})

    def sideways(self) -> int:
        """By how many pixels the page is wider than the window."""
        return self.page.evaluate(
            "() => Math.max(...[document.documentElement, document.querySelector("
            "'[data-testid=\"stMain\"]')].map(node => node.scrollWidth - node.clientWidth))"
        )
