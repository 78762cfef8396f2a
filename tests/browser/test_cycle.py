"""A plan's whole life on a phone, in Arabic: from the first draft to the monitor's assessment, by seven roles.

The officer, a citizen, the moderator, the mayor's office, the officer who follows, an institution that has no
account, and the monitor: each on a phone of their own, each page written by the served house.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .conftest import PHONE, House

pytestmark = pytest.mark.browser
MODEL, TITLE = "خطة الرقاب الثانية", "خطة الرقاب الثالثة"
TODAY = dt.date.today()
SHOWN = "هل ستصل الخدمة إلى الأرياف في أيام السوق أيضًا؟"
CHANGED = "أُضيف يوم السوق الأسبوعي إلى مواعيد الخدمة."
MENDED = "يجتمع فريق المتابعة بالمصالح المعنية كل ثلاثة أشهر، وينشر ما أُنجز وما تأخر وسبب التأخر."
TOLD = "أُعدّت الوثيقة وعُرضت على المجلس البلدي."
SEEN = "زرت المكان يوم الاثنين ولم أجد شيئًا مما أُعلن."
DOUBTED = "الوثيقة المقدَّمة لا تثبت أن الخطوة انتهت."
DIFFERS = "يقولون غير ما تقوله الحالة الرسمية"
FOUND = "وفت البلدية بهذا الوعد، مع تأخر في الإعلام به."

# The first value of every question of an assessment, and words wherever words are asked for.
ANSWER_ALL = """words => {
  for (const group of new Set([...document.querySelectorAll('main [name^="v-"]')].map(e => e.name)))
    document.querySelector(`main [name="${group}"]`).checked = true;
  for (const box of document.querySelectorAll('main [name^="t-"][name$="_ar"]')) box.value = words;
}"""


class Hand:
    """One person's phone: what they open, what they fill in and send."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base = page, base

    def open(self, path: str) -> Page:
        answer = self.page.goto(path if path.startswith("http") else self.base + path)
        assert answer is not None
        assert answer.status == 200, (path, answer.status)
        return self.page

    def fill(self, **values: str) -> None:
        """By the names of the fields; "__" stands for "-"."""
        for name, value in values.items():
            field = self.page.locator(f'main [name="{name.replace("__", "-")}"]:not([type=hidden])')
            kind = field.first.evaluate("e => e.type")
            if value == "on":
                field.check()
            elif kind in ("radio", "checkbox"):
                field.and_(self.page.locator(f'[value="{value}"]')).check()
            elif kind == "select-one":
                field.select_option(
                    value if value.isascii() else None, label=None if value.isascii() else value
                )
            elif kind == "file":
                field.set_input_files(value)
            else:
                field.fill(value)

    def send(self, **values: str) -> None:
        """Fill in, and send the form of the last field; the page that comes must not be an error."""
        self.fill(**values)
        name = list(values)[-1].replace("__", "-")
        button = self.page.locator(
            f'main form:has([name="{name}"]:not([type=hidden])) button[type=submit]'
        ).last
        self.press(button)

    def press(self, button: object) -> None:
        locator = self.page.locator(button) if isinstance(button, str) else button
        with self.page.expect_navigation():
            locator.click()  # type: ignore[attr-defined]

    def sees(self, *words: str) -> None:
        for one in words:
            expect(self.page.locator("main")).to_contain_text(one)


def faults_of(page: Page) -> list[tuple[str, str]]:
    """(address, what is wrong) of the page as it stands: by axe, by its direction, by its width."""
    found = [one["id"] for one in Axe().run(page).response["violations"]]
    if page.locator("html").get_attribute("dir") != "rtl":
        found.append("wrong direction")
    if page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]:
        found.append("too wide")
    return [(page.url, one) for one in found]


@pytest.mark.row("M15", "M14", "M17", "N01", "N04", "N05", "N08", "N11")
def test_plan_when_it_lives_from_draft_to_assessment_then_seven_roles_carry_it_on_their_phones(
    house: House, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    base = house.url("")

    def somebody(role: str = "") -> Hand:
        hand = Hand(open_page(PHONE), base)
        if role:
            hand.open(house.sign_in_link(house.email(role)))
            hand.press("main form button[type=submit]")
        return hand

    paper = tmp_path / "summary.txt"
    paper.write_text("ملخص الخطة بلغة بسيطة.\n", encoding="utf-8")
    officer, publisher, citizen = somebody("plan_officer"), somebody("mayor_office"), somebody()

    # Draft: the bundle of the plan before is the model of the new one.
    officer.open("/ar/desk/plans/")
    officer.press(officer.page.locator("main a", has_text=MODEL).first)
    with officer.page.expect_download() as bundle:
        officer.page.locator('main a[href$="/bundle/"]').first.click()
    officer.open("/ar/desk/plans/bundle/")
    officer.send(
        bundle=str(bundle.value.path()),
        code="whole-cycle",
        starts_on=TODAY.isoformat(),
        responsible="المصلحة الفنية",
    )
    pk = officer.page.url.rstrip("/").rpartition("/")[2]
    desk, public = f"/ar/desk/plans/{pk}/", f"/ar/plans/{pk}/"
    officer.page.locator("#missing summary").click()
    expect(officer.page.locator("#missing li")).to_have_count(9)
    officer.open(f"{desk}header/")
    officer.send(title_ar=TITLE)

    # Co-creation: who leads, who took part, what to read before commenting.
    officer.send(to="co_creation")
    officer.open(f"{desk}institutions/")
    officer.send(institutions__0__organisation="الكتابة العامة", institutions__0__role="lead")
    officer.open(f"{desk}participants/")
    officer.send(figures__0__code="cso", figures__0__label_ar="جمعيات", figures__0__number="١٢")
    for code in ("groups", "meetings"):
        officer.open(f"{desk}sections/{code}/")
        officer.send(value="١٤")
    officer.open(f"{desk}sections/progress_activities/")
    officer.send(text_ar="الم")
    officer.open(f"{desk}papers/new/")
    officer.send(title_ar="ملخص الخطة", in_pack="on", upload=str(paper))
    assert citizen.page.goto(base + public).status == 404  # type: ignore[union-attr]

    # Consultation: a citizen without an account comments, is read and answered.
    officer.open(f"{desk}consultation/edit/")
    officer.fill(summary_ar="نسأل أهل الرقاب: ماذا ينقص هذه الوعود؟")
    officer.page.locator('main [name="responsible"]').select_option(index=1)
    officer.send(opens_on=TODAY.isoformat(), closes_on=(TODAY + dt.timedelta(days=21)).isoformat())
    officer.press("main button[value=open]")
    citizen.open(f"{public}commitments/1/")
    citizen.send(name="سالم", text=SHOWN)
    moderator = somebody("moderator")
    moderator.open("/ar/desk/comments/read/")
    moderator.page.locator("tr", has_text=SHOWN[:20]).locator("input[name=pick]").check()
    moderator.press("button[name=act][value=publish]")
    moderator.press(moderator.page.locator("main form button[type=submit]").last)
    officer.open(f"{desk}comments/")
    officer.press(officer.page.locator(f'main ol a[href^="{desk}comments/"]').first)
    officer.send(outcome="accepted", reason_ar="نعم، وقد غيّرنا الموعد.", changed_ar=CHANGED)
    publisher.page.on("dialog", lambda dialog: dialog.accept())
    publisher.open(f"{desk}consultation/")
    publisher.press("main button[value=close]")
    officer.open(f"{desk}consultation/report/")
    officer.send(report_ar="سألنا فأجبتم، وهذا ما تغيّر.")
    citizen.open(f"{public}report/")
    citizen.sees(SHOWN, CHANGED)

    # Final draft, endorsed from outside; the empty contact and the cut answer are caught.
    officer.open(desk)
    officer.send(to="final_draft")
    officer.open(f"{desk}endorsements/new/")
    officer.send(name="زهرة", capacity_ar="رئيسة الجمعية", organisation="جمعية الموارد الطبيعية والتنمية")
    publisher.open(desk)
    publisher.send(to="endorsed")
    publisher.send(to="submitted")
    for question in ("أنشطة لمناقشة التقدم", "كيف نتصل بهيئة المتابعة"):
        expect(publisher.page.get_by_role("alert").filter(has_text=question)).to_be_visible()
    publisher.send(to="final_draft")
    for code in ("progress_activities", "monitor_contact"):
        officer.open(f"{desk}sections/{code}/")
        officer.send(text_ar=MENDED)
    publisher.open(desk)
    for stage in ("endorsed", "submitted", "implementation"):
        publisher.send(to=stage)
    citizen.open(public)
    citizen.sees(TITLE, "قيد التنفيذ")

    # Followed: an institution without an account answers by its link, once.
    mel = somebody("mel_officer")
    mel.open(f"{desk}following/")
    mel.press('form[action$="/ask/"] button[type=submit]')
    mel.press(mel.page.locator('main table a[href*="/requests/"]', has_text="الكتابة العامة"))
    mel.press('form[action$="/link/"] button[type=submit]')
    link = mel.page.locator("main code").inner_text()
    agency = somebody()
    agency.open(link)
    faults = faults_of(agency.page)
    field = agency.page.locator("main fieldset select").first.get_attribute("name") or ""
    prefix = field.partition("-")[0]
    activity = agency.page.locator("main fieldset legend").first.inner_text()
    proof = "https://regueb.example/decision"
    agency.send(**{field: "substantial", f"{prefix}-link": proof, f"{prefix}-text": TOLD})
    agency.page.goto(link)
    expect(agency.page.get_by_role("alert").first).to_be_visible()
    faults += faults_of(agency.page)
    # So is the invitation to a meeting: its link answers without an account.
    invited = officer.open("/ar/meetings/mine/")
    agency.open(invited.locator('main a[href*="/invitation/"]').first.get_attribute("href") or "")
    faults += faults_of(agency.page)
    mel.open(f"{desk}following/")
    mel.press(mel.page.locator('main a[href*="/updates/"]').first)
    mel.send(decision="accept")

    # Seen otherwise by a citizen; the page says that the two differ.
    citizen.open(f"{public}commitments/1/observe/")
    citizen.fill(milestone=prefix, rating="not_started", text=SEEN)
    citizen.send(name="سالم")
    moderator.open("/ar/desk/plans/observations/")
    moderator.press(moderator.page.locator("main td a, main th a", has_text=SEEN[:20]).first)
    moderator.press("main button[value=publish]")
    moderator.press(moderator.page.locator("main form button[type=submit]").last)

    # Watched: the monitor is named, declares, and contests what the evidence does not show.
    mel.open(f"/ar/desk/mel/{pk}/monitors/new/")
    mel.send(person="Kamel Ouertani", starts_on=TODAY.isoformat())
    monitor = somebody("monitor")
    monitor.open(f"/ar/desk/monitoring/{pk}/")
    monitor.press('main a[href*="/declare/"]')
    monitor.send(text_ar="لا أعمل للبلدية ولا أتقاضى منها أجرًا.", name="كمال الورتاني")
    monitor.open(f"/ar/desk/monitoring/{pk}/")
    monitor.press(f'main a[href$="/{prefix}/"]')
    monitor.send(stance="contested", reason_ar=DOUBTED)
    mel.open("/ar/desk/mel/")
    mel.press(mel.page.locator('main a[href*="/contested/"]', has_text=activity).last)
    mel.send(reply_ar="نضيف القرار الموقّع إلى الأدلة هذا الأسبوع.")
    citizen.open(f"{public}commitments/1/")
    citizen.sees(TOLD, SEEN, DOUBTED, "القرار الموقّع", DIFFERS)

    # Done on evidence, step by step; then the commitment, then the plan.
    mel.open(f"{desk}commitments/")
    mel.press(
        mel.page.locator(
            f'main li a[href^="{desk}commitments/"], main th a[href^="{desk}commitments/"]'
        ).first
    )
    commitment = mel.page.url
    steps = mel.page.eval_on_selector_all('main a[href*="/milestones/"]', "all => all.map(a => a.href)")
    for address in dict.fromkeys(steps):
        mel.open(address)
        mel.fill(p__status="complete", p__title_ar="قرار المجلس")
        mel.send(p__link=proof)
    mel.open(commitment)
    mel.send(to="completed")
    publisher.open(desk)
    publisher.send(to="completed")

    # Assessed by the monitor alone: what is unsigned stands in the way, then everybody reads it.
    monitor.open(desk)
    monitor.send(to="assessed")
    expect(monitor.page.get_by_role("alert").first).to_be_visible()
    monitor.open(f"/ar/desk/monitoring/{pk}/")
    owed = monitor.page.eval_on_selector_all('main a[href*="/assessments/"]', "all => all.map(a => a.href)")
    assert len(owed) == 3
    for address in owed:
        monitor.open(address)
        monitor.page.evaluate(ANSWER_ALL, FOUND)
        monitor.send(summary_ar=FOUND)
        monitor.open(address)
        monitor.press('form[action$="/sign/"] button[type=submit]')
        citizen.open(monitor.page.url)
        citizen.sees(FOUND)
    monitor.open(desk)
    monitor.send(to="assessed")
    citizen.open(public)
    citizen.sees(TITLE, "مقيَّمة")

    # What the citizen reads is for everybody, on this small screen too.
    for path in ("", "commitments/1/", "commitments/1/timeline/", "report/", "monitoring/"):
        faults += faults_of(citizen.open(public + path))
    assert faults == []
