"""A page opened in a real browser."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-sync",
    "--no-first-run",
)

# Every piece of text with less contrast to what is behind it than WCAG's level AA asks of small text.
_PALE = """
const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
const light = ([r, g, b]) => {
  const [x, y, z] = [r, g, b].map((c) => (c / 255 <= 0.04045 ? c / 3294.6 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
};
const behind = (element) => {
  for (let one = element; one; one = one.parentElement) {
    const colour = parse(getComputedStyle(one).backgroundColor);
    if (colour.length < 4 || colour[3] > 0) return colour;
  }
  return [255, 255, 255];
};
const pale = [];
for (const element of document.body.querySelectorAll("*")) {
  const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  if (!own || !element.getClientRects().length || element.closest("script, .spoken, .skip")) continue;
  const [a, b] = [light(parse(getComputedStyle(element).color)), light(behind(element))].sort((x, y) => y - x);
  if ((a + 0.05) / (b + 0.05) < 4.5) pale.push(`${element.className || element.tagName}: ${element.textContent}`);
}
return pale;
"""


class Reader:
    """Somebody who reads a page, with a phone or at a desk, at a time of day of our choice."""

    def __init__(self, driver: Any) -> None:
        self._driver = driver
        self._clock: str | None = None

    def open(self, page: Path, address: str = "", *, clock: str = "", lang: str = "en", width: int = 1200) -> None:
        """Open a page afresh; ``clock`` is a moment with its distance from UTC, ``lang`` the reader's language."""
        self._driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": width < 500},
        )
        if self._clock is not None:
            self._driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", {"identifier": self._clock})
        script = f"Object.defineProperty(navigator, 'languages', {{value: [{json.dumps(lang)}]}});"
        script += "if (location.protocol === 'file:') localStorage.clear();"
        if clock:
            script += f"Date.now = () => Date.parse({json.dumps(clock)});"
        added = self._driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": script})
        self._clock = added["identifier"]
        self._driver.get("about:blank")
        self._driver.get(f"{page.as_uri()}{address}")

    def appearance(self, media: str = "", **features: str) -> None:
        """Have the page shown in another medium (``print``), or with features such as a dark colour scheme."""
        given = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self._driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": given})

    def run(self, script: str, *values: object) -> Any:
        """What a script returns."""
        return self._driver.execute_script(script, *values)

    def wait(self, script: str) -> None:
        """Wait until a script returns something true; what takes longer than fifteen seconds fails."""
        for _ in range(300):
            if self.run(script):
                return
            time.sleep(0.05)
        raise AssertionError(f"never came true: {script}")

    def search(self, query: str) -> list[str]:
        """The names that a query finds, as one would type it."""
        self.run(
            "const input = document.getElementById('query'); input.value = arguments[0];"
            "input.form.dispatchEvent(new Event('submit', {cancelable: true}));",
            query,
        )
        return self.texts(".results .name")

    def texts(self, selector: str) -> list[str]:
        """The visible texts of all elements that a selector names, blanks made alike."""
        found = self.run(
            "return [...document.querySelectorAll(arguments[0])]"
            ".filter((e) => e.getClientRects().length).map((e) => e.innerText)",
            selector,
        )
        return [" ".join(text.split()) for text in found]

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, wherever the keyboard is."""
        self._driver.switch_to.active_element.send_keys(*keys)

    def pdf(self) -> bytes:
        """What the page prints."""
        made = self._driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
        return base64.b64decode(made["data"])

    def complaints(self) -> list[str]:
        """What the browser has complained of since it was last asked, as of a policy that was broken."""
        return [entry["message"] for entry in self._driver.get_log("browser")]

    def requests(self) -> Sequence[str]:
        """The addresses asked for since this was last called."""
        events = (json.loads(entry["message"])["message"] for entry in self._driver.get_log("performance"))
        return [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]

    def pale(self) -> list[str]:
        """Texts that stand out too little from what is behind them."""
        found: list[str] = self.run(_PALE)
        return found
