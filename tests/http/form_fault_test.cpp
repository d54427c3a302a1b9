// SPDX-License-Identifier: Apache-2.0
// A form that is not filled in right: all that is wrong is said at once, beside the fields it is
// about, and nothing that was typed is lost.
#include "http/visitor.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;
using testing::Not;

class FormFaults : public SiteTest {
 protected:
  static std::size_t count(std::string_view text, std::string_view what) {
    std::size_t found = 0;
    for (auto at = text.find(what); at != text.npos; at = text.find(what, at + 1)) ++found;
    return found;
  }
  static Fields achievement_answers() {
    return {{"name", "Welding"},
            {"description", "Joins plates."},
            {"criteria", "Three welds."},
            {"skills", "Welding"},
            {"evidence_rule", "file"},
            {"shape", "circle"},
            {"icon", "gear"},
            {"colour", "#1f6f5c"},
            {"text", ""},
            {"alternative_text", "x"}};
  }
  static Fields with(Fields fields, std::string_view name, std::string value) {
    for (auto& field : fields)
      if (field.name == name) field.value = std::move(value);
    return fields;
  }
};

TEST_F(FormFaults, AreMarkedAllAtOnceAndSummedUpWithLinks) {
  auto issuer = admin();
  issuer.get("/desk/achievements/new");
  const auto answers =
      with(with(with(achievement_answers(), "name", std::string(5000, 'n')), "criteria", ""),
           "description", "<b>\"kept\"</b>");
  const auto answer = issuer.post("/desk/achievements/new", answers);
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.body, HasSubstr("<title>Error: New achievement"));
  EXPECT_EQ(count(answer.body, "aria-invalid=\"true\""), 2U);
  EXPECT_EQ(count(answer.body, " autofocus"), 1U);
  EXPECT_THAT(answer.body, HasSubstr("2 answers need another look"));
  for (const auto* field : {"name", "criteria"}) {
    EXPECT_THAT(answer.body, HasSubstr("<a href=\"#" + std::string(field) + "\">"));
    EXPECT_THAT(answer.body, HasSubstr(" id=\"" + std::string(field) + "-error\""));
    EXPECT_THAT(answer.body, HasSubstr(std::string(field) + "-error\" aria-invalid"));
  }
  EXPECT_THAT(answer.body, HasSubstr("&lt;b&gt;&quot;kept&quot;"));
}

TEST_F(FormFaults, OfChoicesHaveTheirPlaceToo) {
  auto issuer = admin();
  issuer.get("/desk/achievements/new");
  for (const auto* field : {"evidence_rule", "shape", "icon", "colour"}) {
    const auto answer =
        issuer.post("/desk/achievements/new", with(achievement_answers(), field, "blob"));
    EXPECT_EQ(answer.status, 422) << field;
    EXPECT_THAT(answer.body, HasSubstr("id=\"" + std::string(field) + "-error\"")) << field;
    EXPECT_EQ(count(answer.body, "aria-invalid=\"true\""), 1U) << field;
    EXPECT_THAT(answer.body, HasSubstr("Joins plates.")) << field;
  }
}

TEST_F(FormFaults, OfAClaimStandWhereTheAnswerIsMissed) {
  const auto actor = set_up();
  Visitor learner(site_);
  const auto path = "/claim/" + published(actor).claim_code;
  EXPECT_THAT(learner.get(path).body, Not(HasSubstr("Error: ")));
  const auto answer =
      learner.upload(path, {{"name", "Nour"}, {"email", "nour@"}, {"statement", "x"}}, {});
  EXPECT_EQ(answer.status, 422);
  EXPECT_EQ(count(answer.body, "aria-invalid=\"true\""), 2U) << "address, and the evidence";
  EXPECT_THAT(answer.body, HasSubstr("id=\"files-error\""));
  EXPECT_THAT(answer.body, HasSubstr("value=\"Nour\""));
}

// A browser never fills a file in again, so its loss is said.
TEST_F(FormFaults, TellThatFilesMustBeChosenAgain) {
  const auto actor = set_up();
  Visitor learner(site_);
  const auto path = "/claim/" + published(actor).claim_code;
  learner.get(path);
  const auto answer = learner.upload(path, {{"name", ""}, {"email", "nour@example.org"}},
                                     {{"files", "weld.pdf", "application/pdf", "%PDF-1.7"}});
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.body, HasSubstr("Choose your files again"));
  const auto without = learner.upload(path, {{"name", ""}}, {});
  EXPECT_THAT(without.body, Not(HasSubstr("Choose your files again")));
}

TEST_F(FormFaults, OfSetUpKeepAllButThePassword) {
  const auto link = app::must(app::setup_link(*context_)).substr(site_.origin.size());
  Visitor visitor(site_);
  visitor.get(link);
  const auto answer = visitor.post(
      link, {{"organisation", "Harbour"}, {"url", "x"}, {"email", "y"}, {"password", "short"}});
  EXPECT_EQ(answer.status, 422);
  EXPECT_EQ(count(answer.body, "aria-invalid=\"true\""), 3U);
  EXPECT_THAT(answer.body, HasSubstr("value=\"Harbour\""));
  EXPECT_THAT(answer.body, Not(HasSubstr("short\"")));
}

}  // namespace
}  // namespace cairn::server
