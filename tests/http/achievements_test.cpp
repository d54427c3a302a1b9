// SPDX-License-Identifier: Apache-2.0
// Achievements on the desk and before the public, as a browser without scripts sees them.
#include "achievement/templates.h"
#include "http/visitor.h"

namespace cairn::server {
namespace {

using testing::HasSubstr;
using testing::Not;

class AchievementPages : public SiteTest {
 protected:
  static Fields answers() {
    return {{"name", "Knots"},
            {"description", "Ties ten knots."},
            {"criteria", "Tie **ten** of them."},
            {"type", "Badge"},
            {"outcomes", "Ties ten knots\n\nChooses the right one"},
            {"assessments", "practical"},
            {"assessments", "oral-exam"},
            {"supervision", "supervised-on-site"},
            {"participation", "on-site"},
            {"hours", "12,5"},
            {"eqf", "3"},
            {"evidence_rule", "file"},
            {"skills", "Rope work: 4"},
            {"tags", "sailing, safety"},
            {"shape", "rosette"},
            {"icon", "anchor"},
            {"border", "dots"},
            {"colour", "#1d4e89"},
            {"text", "Knots"},
            {"alternative_text", "A blue rosette with an anchor"},
            {"language", "en"}};
  }
  static Fields with(Fields fields, std::string_view name, std::string_view value) {
    for (auto& field : fields)
      if (field.name == name) {
        field.value = value;
        return fields;
      }
    fields.push_back({std::string(name), std::string(value)});
    return fields;
  }
  std::string made(Visitor& issuer, const Fields& fields) {
    issuer.get("/desk/achievements/new");
    const auto answer = issuer.post("/desk/achievements/new", fields);
    EXPECT_EQ(answer.status, 303) << answer.body;
    const std::string place(answer.header("Location"));
    return place.substr(0, place.find('?'));
  }
};

TEST_F(AchievementPages, AFormGoesRoundWhole) {
  auto issuer = admin();
  const auto path = made(issuer, answers());
  const auto shown = issuer.get(path).body;
  for (const auto* part :
       {"value=\"Knots\"", "Rope work: 4", "value=\"12.5\"", "value=\"anchor\" checked",
        "value=\"practical\" checked", "value=\"oral-exam\" checked", "value=\"3\" selected",
        "value=\"sailing, safety\"", "value=\"dots\" checked", "Chooses the right one"})
    EXPECT_THAT(shown, HasSubstr(part));
}

TEST_F(AchievementPages, RowsComeAndGoWithoutBeingSaved) {
  auto issuer = admin();
  issuer.get("/desk/achievements/new");
  auto fields = with(answers(), "do", "add-result");
  auto shown = issuer.post("/desk/achievements/new", fields);
  EXPECT_EQ(shown.status, 200);
  EXPECT_THAT(shown.body, HasSubstr("name=\"result.0.name\""));
  EXPECT_THAT(shown.body, HasSubstr("value=\"Knots\""));
  fields = with(fields, "do", "add-language");
  for (const auto& [name, value] :
       {std::pair{"result.0.name", "Speed"}, std::pair{"result.0.type", "Percent"},
        std::pair{"result.0.required", "60"}})
    fields = with(fields, name, value);
  shown = issuer.post("/desk/achievements/new", fields);
  EXPECT_THAT(shown.body, HasSubstr("name=\"translation.0.language\""));
  EXPECT_THAT(shown.body, HasSubstr("value=\"Speed\""));
  fields = with(with(fields, "result.0.remove", "1"), "do", "search");
  shown = issuer.post("/desk/achievements/new", fields);
  EXPECT_THAT(shown.body, Not(HasSubstr("name=\"result.0.name\"")));
  EXPECT_THAT(issuer.get("/desk/achievements").body, HasSubstr("None here."));
}

TEST_F(AchievementPages, ASkillIsFoundTickedAndKeptWithItsLevel) {
  bring_model();
  auto issuer = admin();
  issuer.get("/desk/achievements/new");
  auto fields = with(with(answers(), "do", "search"), "skill_search", "contain");
  const auto found = issuer.post("/desk/achievements/new", fields).body;
  EXPECT_THAT(found, HasSubstr("name=\"hit.0.id\" value=\"containers\""));
  fields = answers();
  for (const auto& [name, value] :
       {std::pair{"hit.0.id", "containers"}, std::pair{"hit.0.name", "made up"},
        std::pair{"hit.0.take", "1"}, std::pair{"hit.0.level", "4"}})
    fields = with(fields, name, value);
  const auto path = made(issuer, fields);
  const auto shown = issuer.get(path).body;
  EXPECT_THAT(shown, HasSubstr("name=\"skill.0.id\" value=\"containers\""));
  EXPECT_THAT(shown, HasSubstr("name=\"skill.0.name\" value=\"Containers\"")) << "as it is called";
  EXPECT_THAT(shown, HasSubstr("Rope work: 4"));
}

TEST_F(AchievementPages, EverythingWrongIsNamedWhereItStands) {
  auto issuer = admin();
  issuer.get("/desk/achievements/new");
  auto fields = with(with(with(answers(), "hours", "many"), "name", ""), "colour", "red");
  fields = with(with(fields, "result.0.type", "Percent"), "result.0.name", "");
  const auto refused = issuer.post("/desk/achievements/new", fields);
  EXPECT_EQ(refused.status, 422);
  for (const auto* part : {"id=\"name-error\"", "id=\"hours-error\"", "id=\"colour-error\"",
                           "value=\"many\"", "Name of the result is missing", "href=\"#hours\""})
    EXPECT_THAT(refused.body, HasSubstr(part));
}

TEST_F(AchievementPages, BeginsFromAnExample) {
  auto issuer = admin();
  const auto blank = issuer.get("/desk/achievements/new").body;
  for (const auto& one : achievement::templates())
    EXPECT_THAT(blank, HasSubstr("template=" + std::string(one.id)));
  const auto filled = issuer.get("/desk/achievements/new?template=examination").body;
  EXPECT_THAT(filled, HasSubstr("Knowledge, examined"));
  EXPECT_THAT(filled, HasSubstr("value=\"60\""));
  EXPECT_THAT(filled, HasSubstr("10 of 11"));
}

TEST_F(AchievementPages, BeginsFromAnExampleInTheLanguageOfTheDesk) {
  auto issuer = admin();
  const std::vector<Header> german{{"accept-language", "de"}};
  EXPECT_THAT(issuer.get("/desk/achievements/new", german).body, HasSubstr(">Wissen, geprüft</a>"));
  const auto filled = issuer.get("/desk/achievements/new?template=examination", german).body;
  EXPECT_THAT(filled, HasSubstr("value=\"Wissen, geprüft\""));
  EXPECT_THAT(filled, HasSubstr("value=\"Knowledge, examined\"")) << "as its translation";
}

TEST_F(AchievementPages, EveryShapeSymbolAndBorderOfTheFormIsDrawn) {
  auto issuer = admin();
  const auto form = issuer.get("/desk/achievements/new").body;
  int drawn = 0;
  for (const auto* name : {"shape", "icon", "border"}) {
    const auto before = "name=\"" + std::string(name) + "\" value=\"";
    for (auto at = form.find(before); at != form.npos; at = form.find(before, at + 1)) {
      const auto value =
          form.substr(at + before.size(), form.find('"', at + before.size()) - at - before.size());
      std::string address = "/desk/preview.svg?colour=%231f6f5c";
      for (const auto* other : {"shape", "icon", "border"})
        address += "&" + std::string(other) + "=" +
                   (std::string_view(other) == name      ? value
                    : std::string_view(other) == "shape" ? "circle"
                    : std::string_view(other) == "icon"  ? "star"
                                                         : "line");
      EXPECT_EQ(issuer.get(address).status, 200) << address;
      ++drawn;
    }
  }
  EXPECT_EQ(drawn, 9 + 27 + 5);
}

TEST_F(AchievementPages, IsPublicInItsLanguagesUntilLongAfterItIsRetired) {
  auto issuer = admin();
  auto fields = answers();
  for (const auto& [name, value] :
       {std::pair{"translation.0.language", "nl"}, std::pair{"translation.0.name", "Knopen"},
        std::pair{"translation.0.criteria", "Leg er **tien**."}})
    fields = with(fields, name, value);
  const auto path = made(issuer, fields);
  const auto address = "/a/" + path.substr(path.rfind('/') + 1);
  Visitor anyone(site_);
  EXPECT_EQ(anyone.get(address).status, 404);
  EXPECT_EQ(anyone.get(address + ".json").status, 404);
  issuer.get(path);
  EXPECT_EQ(issuer.post(path + "/publish", {}).status, 303);
  const auto english = anyone.get(address).body;
  for (const auto* part :
       {"Knots", "12.5 hours", "EQF 3", "Supervised on site, identity checked",
        "<strong>ten</strong>", "Rope work", "4: leads others", "language=nl", "Version 1, "})
    EXPECT_THAT(english, HasSubstr(part));
  const auto dutch = anyone.get(address + "?language=nl").body;
  EXPECT_THAT(dutch, HasSubstr("Knopen"));
  EXPECT_THAT(dutch, HasSubstr("<strong>tien</strong>"));
  const auto json = anyone.get(address + ".json");
  EXPECT_EQ(json.header("Content-Type"), "application/ld+json");
  EXPECT_THAT(json.body, HasSubstr("\"type\":[\"Achievement\"]"));
  EXPECT_EQ(anyone.get(address, {{"accept", "application/json"}}).body, json.body);
  EXPECT_EQ(anyone.get(address + ".png").status, 200);
  issuer.get(path);
  EXPECT_EQ(issuer.post(path + "/retire", {}).status, 303);
  EXPECT_THAT(anyone.get(address).body, HasSubstr("retired"));
  EXPECT_THAT(issuer.get(path).body, HasSubstr("Publish again"));
}

TEST_F(AchievementPages, ShowsVersionsPreviewAndCopies) {
  auto issuer = admin();
  const auto path = made(issuer, answers());
  issuer.get(path);
  issuer.post(path + "/publish", {});
  issuer.get(path);
  EXPECT_EQ(issuer.post(path, with(answers(), "hours", "20")).status, 303);
  const auto versions = issuer.get(path + "/versions").body;
  EXPECT_THAT(versions, HasSubstr("<del>12.5</del>"));
  EXPECT_THAT(versions, HasSubstr("<ins>20</ins>"));
  const auto preview = issuer.get(path + "/preview").body;
  EXPECT_THAT(preview, HasSubstr("What a verifier sees"));
  EXPECT_THAT(preview, HasSubstr("EQF level 3"));
  issuer.get(path);
  const auto copied = issuer.post(path + "/copy", {});
  EXPECT_EQ(copied.status, 303);
  EXPECT_THAT(issuer.get(copied.header("Location")).body, HasSubstr("Copy of Knots"));
  EXPECT_THAT(issuer.get("/desk/achievements?state=draft").body, HasSubstr("Copy of Knots"));
}

TEST_F(AchievementPages, AFileIsTriedThenImportedOrRefusedByRowAndColumn) {
  auto issuer = admin();
  const auto table = issuer.get("/desk/achievements/template.csv");
  EXPECT_THAT(std::string(table.header("Content-Type")), HasSubstr("text/csv"));
  const auto send = [&](const char* what, const std::string& bytes) {
    issuer.get("/desk/achievements/import");
    return issuer.upload("/desk/achievements/import", {{"do", what}},
                         {{"file", "table.csv", "text/csv", bytes}});
  };
  const auto tried = send("try", table.body);
  EXPECT_EQ(tried.status, 200);
  EXPECT_THAT(tried.body, HasSubstr("1 would become drafts"));
  EXPECT_THAT(issuer.get("/desk/achievements").body, HasSubstr("None here."));
  EXPECT_EQ(send("keep", table.body).status, 303);
  EXPECT_THAT(issuer.get("/desk/achievements").body, HasSubstr("Knots"));
  const auto refused =
      send("keep", "name,description,criteria,alternative_text,hours\nA,B,C,D,x\n");
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("<td>2</td><td>hours</td>"));
  EXPECT_EQ(send("keep", "no table").status, 422);
  issuer.get("/desk/achievements/import");
  EXPECT_EQ(issuer.upload("/desk/achievements/import", {{"do", "keep"}}, {}).status, 422);
}

}  // namespace
}  // namespace cairn::server
