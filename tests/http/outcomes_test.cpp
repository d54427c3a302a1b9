// SPDX-License-Identifier: Apache-2.0
// What came after credentials, through the pages and for programs.
#include "app/learners/holder.h"
#include "app/ports/learner_records.h"
#include "http/visitor.h"
#include "json/parse.h"

namespace cairn::server {
namespace {

using app::must;
using testing::HasSubstr;
using testing::Not;

class OutcomePages : public SiteTest {
 protected:
  OutcomePages() {
    owner_ = set_up();
    achievement_ = published(owner_);
  }
  std::string holder(int number) {
    auto form = claim_form();
    form.name = "Learner " + std::to_string(number);
    form.email = "learner" + std::to_string(number) + "@learner.example";
    const auto claim = must(app::submit_claim(*context_, achievement_.claim_code, form, ""));
    awarded(owner_, claim.id);
    return claim.learner_token;
  }
  // The address of the page is.
  void prove(const std::string& token) {
    auto transaction = must(store_->begin(app::Access::write));
    const auto learner = must(app::holder_of(*transaction, token));
    must(transaction->learner_records().add_address(
        {learner.organisation, learner.id, learner.email, clock_.now()}));
    must(transaction->commit());
  }
  Fields raise(const std::string& amount) const {
    return {{"kind", "raise"},    {"day", "2026-11-01"},     {"credentials", achievement_.id.text},
            {"amount", amount},   {"currency", "EUR"},       {"period", "year"},
            {"cause", "unknown"}, {"note", "A <b>raise</b>"}};
  }

  app::Actor owner_;
  app::Achievement achievement_;
  Visitor me_{site_};
};

TEST_F(OutcomePages, ALearnerRecordsARaiseAndSeesARange) {
  const auto page = "/l/" + holder(1) + "/outcomes";
  EXPECT_THAT(me_.get(page).body, HasSubstr("Welding, first level"));
  EXPECT_EQ(me_.post(page, raise("2400")).status, 303);
  me_.get(page);
  const Fields cost{{"cost_credential", achievement_.id.text},
                    {"cost_amount", "300"},
                    {"cost_currency", "EUR"},
                    {"cost_hours", "12.5"}};
  EXPECT_EQ(me_.post(page + "/costs", cost).status, 303);
  const auto shown = me_.get(page + "?done=recorded").body;
  EXPECT_THAT(shown, HasSubstr("2400 EUR a year"));
  EXPECT_THAT(shown, HasSubstr("between 0 EUR and "));
  EXPECT_THAT(shown, HasSubstr("300 EUR"));
  EXPECT_THAT(shown, HasSubstr("or never"));
  EXPECT_THAT(shown, HasSubstr("<circle class=\"have\""));
  EXPECT_THAT(shown, Not(HasSubstr("<b>raise")));
}

TEST_F(OutcomePages, ARaiseMayEnd) {
  const auto page = "/l/" + holder(1) + "/outcomes";
  me_.get(page);
  auto fields = raise("3650");
  fields.push_back({"until", "2026-10-01"});
  const auto wrong = me_.post(page, fields);
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("This is before the day it came."));
  EXPECT_THAT(wrong.body, HasSubstr("value=\"2026-10-01\""));
  fields.back().value = "2026-11-10";
  EXPECT_EQ(me_.post(page, fields).status, 303);
  const auto shown = me_.get(page).body;
  EXPECT_THAT(shown, HasSubstr("3650 EUR a year"));
  EXPECT_THAT(shown, HasSubstr("until "));
  EXPECT_THAT(shown, HasSubstr("between 0 EUR and 100 EUR"));
}

TEST_F(OutcomePages, WhatIsWrongIsSaidBesideWhatWasTyped) {
  const auto page = "/l/" + holder(1) + "/outcomes";
  me_.get(page);
  const auto wrong = me_.post(page, raise("1000000000"));
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(wrong.body, HasSubstr("This is more than 10000000 EUR. Check the digits"));
  EXPECT_THAT(wrong.body, HasSubstr("value=\"1000000000\""));
  const auto cost = me_.post(page + "/costs",
                             {{"cost_credential", achievement_.id.text}, {"cost_amount", "a lot"}});
  EXPECT_EQ(cost.status, 422);
  EXPECT_THAT(cost.body, HasSubstr("value=\"a lot\""));
  EXPECT_EQ(me_.post(page + "/remove", {{"id", "7"}}).status, 404);
}

TEST_F(OutcomePages, WhoPlansRecordsAnOfferOfTheCatalogue) {
  const auto offer = me_.get("/catalogue/" + achievement_.id.text);
  ASSERT_EQ(offer.status, 200);
  EXPECT_THAT(offer.body, HasSubstr("Fewer than five people"));
  const auto asked = me_.get("/plan/outcomes?offer=" + achievement_.id.text);
  EXPECT_THAT(asked.body, HasSubstr("Did you do “Welding, first level”?"));
  EXPECT_EQ(me_.post("/plan/outcomes/credentials", {{"own_key", achievement_.id.text}}).status,
            303);
  me_.get("/plan/outcomes");
  EXPECT_EQ(me_.post("/plan/outcomes", raise("2400")).status, 303);
  const auto shown = me_.get("/plan/outcomes").body;
  EXPECT_THAT(shown, HasSubstr("2400 EUR a year"));
  EXPECT_THAT(shown, HasSubstr("What you record here is yours alone."));
  EXPECT_THAT(shown, Not(HasSubstr("Count mine in the catalogue")));
  EXPECT_EQ(me_.post("/plan/outcomes/remove", {{"id", achievement_.id.text}}).status, 303);
  EXPECT_THAT(me_.get("/plan/outcomes").body, HasSubstr("There is no credential here yet"));
}

TEST_F(OutcomePages, TheReportIsAPageInTheReadersLanguage) {
  const auto page = "/l/" + holder(1) + "/outcomes";
  me_.get(page);
  me_.post(page, raise("2400"));
  const auto report = me_.get(page + "/report.pdf?for=promotion&money=1");
  if (report.status == 200) {
    EXPECT_EQ(report.header("Content-Type"), "application/pdf");
    EXPECT_THAT(report.body, testing::StartsWith("%PDF-"));
    EXPECT_EQ(report.header("Cache-Control"), "no-store");
  }
  EXPECT_EQ(me_.get(page + "/report.pdf?for=fun").status, 400);
  EXPECT_NE(me_.get("/l/nobody/outcomes/report.pdf").status, 200);
}

TEST_F(OutcomePages, TheCatalogueTellsOfFive) {
  for (int i = 0; i < 5; ++i) {
    Visitor one(site_);
    const auto token = holder(i), page = "/l/" + token + "/outcomes";
    EXPECT_THAT(one.get(page).body, HasSubstr("once the address of this page is proved"));
    prove(token);
    EXPECT_THAT(one.get(page).body, Not(HasSubstr("once the address of this page is proved")));
    one.post(page, raise("2400"));
    one.get(page);
    EXPECT_EQ(one.post(page + "/choices", {{"counted", "1"}}).status, 303);
  }
  const auto body = me_.get("/catalogue/" + achievement_.id.text).body;
  EXPECT_THAT(body, HasSubstr("5 or more people"));
  EXPECT_THAT(body, HasSubstr("2000 to 3000 EUR"));
  EXPECT_THAT(body, Not(HasSubstr("2400")));
  const auto told = me_.get("/api/v1/catalogue/" + achievement_.id.text + "/outcomes");
  EXPECT_EQ(told.status, 200);
  EXPECT_THAT(told.body, HasSubstr(R"("people":5)"));
}

TEST_F(OutcomePages, ProgramsRecordWithThePagesLink) {
  const auto address = "/api/v1/learners/" + holder(1) + "/outcomes";
  const auto made = me_.send(address, "application/json",
                             R"({"kind":"promotion","day":"2026-11-01","note":"Shift leader"})");
  EXPECT_EQ(made.status, 201) << made.body;
  EXPECT_THAT(made.body, HasSubstr("Shift leader"));
  const auto wrong = me_.send(address, "application/json", R"({"kind":"luck","day":"soon"})");
  EXPECT_EQ(wrong.status, 400) << wrong.body;
  EXPECT_THAT(wrong.body, HasSubstr("/kind"));
  EXPECT_THAT(wrong.body, HasSubstr("/day"));
  Arena arena;
  const auto seen = must(json::parse(me_.get(address).body, arena));
  const auto id = std::string(seen["record"]["entries"].items()[0].string_at("id"));
  EXPECT_EQ(me_.send(address + "/" + id, "", "", {}, Method::del).status, 204);
  EXPECT_THAT(me_.get(address).body, Not(HasSubstr("Shift leader")));
}

TEST_F(OutcomePages, ProgramsReckonWithoutKeeping) {
  const auto ask = [&](const std::string& body) {
    return me_.send("/api/v1/outcomes/return", "application/json", body);
  };
  const auto good = ask(R"({"record":{"credentials":[{"key":"a","title":"SQL"}],
    "entries":[{"kind":"raise","day":"2026-01-01","credentials":["a"],
                "a_year":{"hundredths":365000,"currency":"EUR"}}]},"on":"2026-01-11"})");
  EXPECT_EQ(good.status, 200) << good.body;
  EXPECT_THAT(good.body, HasSubstr(R"("gained":{"low":0,"high":10000})"));
  for (const auto* wrong : {"[]", "{}", R"({"record":{"entries":[{"kind":"raise","day":"2026-01-01",
          "a_year":{"hundredths":100000000000000,"currency":"EUR"}}]}})",
                            R"({"record":{},"on":"2999-01-01"})"})
    EXPECT_EQ(ask(wrong).status, 400) << wrong;
}

}  // namespace
}  // namespace cairn::server
