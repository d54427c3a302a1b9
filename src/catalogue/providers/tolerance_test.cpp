// SPDX-License-Identifier: Apache-2.0
// Every field of every entry of every provider, dropped, renamed and given every other type:
// nothing crashes, the other entries stay as they were, and an entry that does not land is named.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "catalogue/catalogue_json.h"
#include "catalogue/importer.h"
#include "catalogue/test_documents.h"
#include "json/build.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::catalogue {
namespace {

using json::Value;

// Where a member stands: keys of objects, positions of arrays.
using Path = std::vector<std::size_t>;

void collect(const Value& value, Path& here, std::vector<Path>& paths) {
  const auto into = [&](const Value& inner, std::size_t i) {
    here.push_back(i);
    paths.push_back(here);
    collect(inner, here, paths);
    here.pop_back();
  };
  for (std::size_t i = 0; i < value.items().size(); ++i) into(value.items()[i], i);
  for (std::size_t i = 0; i < value.members().size(); ++i) into(value.members()[i].value, i);
}

// The document with the member at `path` put through `change`; nullopt drops it.
using Change = std::function<std::optional<json::Member>(const json::Member&)>;

Value changed(const Value& value, std::span<const std::size_t> path, const Change& change,
              json::Builder builder) {
  std::vector<json::Member> members(value.members().begin(), value.members().end());
  for (const auto& item : value.items()) members.push_back({"", item});
  const auto at = path.front();
  if (path.size() > 1) {
    members[at].value = changed(members[at].value, path.subspan(1), change, builder);
  } else if (const auto made = change(members[at])) {
    members[at] = *made;
  } else {
    members.erase(members.begin() + static_cast<std::ptrdiff_t>(at));
  }
  if (value.is_object()) return builder.object(members);
  std::vector<Value> items;
  for (const auto& member : members) items.push_back(member.value);
  return builder.array(items);
}

struct NamedChange {
  std::string_view name;
  Change change;
};

std::vector<NamedChange> all_changes(json::Builder builder) {
  const auto retyped = [](Value value) {
    return [value](const json::Member& member) {
      return std::optional(json::Member{member.key, value});
    };
  };
  Value deep = builder.string("deep");
  for (int i = 0; i < 40; ++i)
    deep = i % 2 == 0 ? builder.array({deep}) : builder.object({{"value", deep}});
  const std::string huge(100'000, 'x');
  return {
      {"dropped", [](const json::Member&) { return std::nullopt; }},
      {"renamed",
       [](const json::Member& member) {
         return std::optional(json::Member{"zz_other", member.value});
       }},
      {"null", retyped(Value())},
      {"boolean", retyped(Value::boolean(true))},
      {"number", retyped(builder.integer(7))},
      {"negative", retyped(builder.integer(-7))},
      {"enormous", retyped(Value::number("1e308"))},
      {"text", retyped(builder.string("some text"))},
      {"huge text", retyped(builder.string(huge))},
      {"markup", retyped(builder.string("<script>alert(1)</script><b>x</b>"))},
      {"empty text", retyped(builder.string(""))},
      {"array", retyped(builder.array({builder.string("a"), builder.integer(1), Value()}))},
      {"empty array", retyped(builder.array({}))},
      {"object",
       retyped(builder.object({{"name", builder.string("n")}, {"x", builder.integer(1)}}))},
      {"empty object", retyped(builder.object({}))},
      {"deep", retyped(deep)},
  };
}

std::string text_of(const Offer& offer) {
  Arena arena;
  return json::write(to_json(offer, json::Builder(arena)));
}

// What people read of an offer.
std::string shown_of(const Offer& offer) {
  std::string all = offer.title + offer.provider + offer.url + offer.description +
                    offer.assessment + offer.credential + offer.credit;
  for (const auto* list : {&offer.prerequisites, &offer.programmes, &offer.endorsed_by,
                           &offer.languages, &offer.starts})
    for (const auto& text : *list) all += text;
  for (const auto& taught : offer.teaches) all += taught.words;
  return all;
}

// Offers whose text is no other than before.
std::size_t untouched(const Catalogue& before, const Catalogue& after) {
  std::size_t same = 0;
  for (const auto& offer : before.offers) {
    const auto* const now = find_offer(after, offer.id);
    same += now != nullptr && text_of(*now) == text_of(offer) ? 1 : 0;
  }
  return same;
}

void check(const Result<Import>& after, const std::string& where) {
  if (!after.ok()) {
    // Only where every list of entries is gone at once.
    EXPECT_EQ(after.error().code, ErrorCode::unreadable) << where;
    return;
  }
  for (const auto& offer : after->catalogue.offers) {
    EXPECT_LE(offer.title.size(), 400u) << where;
    EXPECT_LE(offer.description.size(), 4000u) << where;
    EXPECT_EQ(shown_of(offer).find("alert("), std::string::npos) << where;
  }
  // What is kept can be read again.
  const auto kept = read_catalogue(write_catalogue(after->catalogue));
  ASSERT_TRUE(kept.ok()) << where << ": " << kept.error().detail << kept.error().path;
  EXPECT_EQ(kept->offers, after->catalogue.offers) << where;
  // No entry goes without a word.
  EXPECT_GE(after->catalogue.offers.size() + after->faults.size(), after->rows) << where;
}

class Tolerance : public ::testing::TestWithParam<TestDocument> {};

TEST_P(Tolerance, OfEveryFieldDroppedRenamedAndRetyped) {
  const auto& document = GetParam();
  const auto before = read_text(document.importer, document.text);
  ASSERT_TRUE(before.ok());
  Arena arena;
  const auto parsed = json::parse(document.text, arena);
  ASSERT_TRUE(parsed.ok());
  std::vector<Path> paths;
  Path here;
  collect(*parsed, here, paths);
  std::size_t cells = 0;
  for (const auto& path : paths) {
    Arena change_arena;
    const json::Builder builder(change_arena);
    for (const auto& [name, change] : all_changes(builder)) {
      const auto text = json::write(changed(*parsed, path, change, builder));
      std::string where(document.importer);
      for (const auto step : path) where += "/" + std::to_string(step);
      const auto after = read_text(document.importer, text);
      check(after, where + " " + std::string(name));
      ++cells;
    }
  }
  EXPECT_GT(cells, 500u);
}

INSTANTIATE_TEST_SUITE_P(Providers, Tolerance, ::testing::ValuesIn(test_documents),
                         [](const auto& about) {
                           std::string name(about.param.importer);
                           std::erase(name, '-');
                           return name;
                         });

// One row of the table that maps every provider to one offer: breaking this field of one entry
// leaves its title and all other entries as they were.
struct Cell {
  std::string_view importer, id, field;
};

constexpr Cell cells[] = {
    {"microsoft-learn", "learn.a.first", "url"},
    {"microsoft-learn", "learn.a.first", "duration_in_minutes"},
    {"microsoft-learn", "learn.a.first", "levels"},
    {"microsoft-learn", "learn.a.first", "subjects"},
    {"microsoft-learn", "learn.a.first", "products"},
    {"microsoft-learn", "learn.a.first", "roles"},
    {"microsoft-learn", "learn.a.first", "summary"},
    {"microsoft-learn", "learn.a.first", "locale"},
    {"microsoft-learn", "learn.a.first", "popularity"},
    {"microsoft-learn", "learn.a.first", "rating"},
    {"microsoft-learn", "learn.a.first", "last_modified"},
    {"microsoft-learn", "learn.a.path", "modules"},
    {"microsoft-learn", "course.a-1", "duration_in_hours"},
    {"microsoft-learn", "certification.old", "exams"},
    {"microsoft-learn", "certification.new", "skills"},
    {"microsoft-learn", "certification.new", "prerequisites"},
    {"microsoft-learn", "certification.new", "renewal_frequency_in_days"},
    {"microsoft-learn", "certification.new", "locales"},
    {"openedx", "course-v1:BakeX+B1+2027", "effort"},
    {"openedx", "course-v1:BakeX+B1+2027", "pacing"},
    {"openedx", "course-v1:BakeX+B1+2027", "start"},
    {"openedx", "BakeX+B2", "marketing_url"},
    {"openedx", "BakeX+B2", "level_type"},
    {"openedx", "BakeX+B2", "skill_names"},
    {"openedx", "BakeX+B2", "skills"},
    {"openedx", "BakeX+B2", "prerequisites"},
    {"openedx", "BakeX+B2", "languages"},
    {"openedx", "BakeX+B2", "enrollment_count"},
    {"openedx", "BakeX+B2", "modified"},
    {"openedx", "BakeX+B2", "course_runs"},
    {"openedx", "d9ee1a73", "type"},
    {"openedx", "d9ee1a73", "price_ranges"},
    {"openedx", "d9ee1a73", "credit_backing_organizations"},
    {"openedx", "d9ee1a73", "corporate_endorsements"},
    {"coursera", "c1", "slug"},
    {"coursera", "c1", "workload"},
    {"coursera", "c1", "domainTypes"},
    {"coursera", "c1", "certificates"},
    {"coursera", "c1", "primaryLanguages"},
    {"coursera", "c1", "partnerIds"},
    {"coursera", "s1", "courseIds"},
    {"udacity", "ud1", "homepage"},
    {"udacity", "ud1", "expected_duration"},
    {"udacity", "ud1", "expected_duration_unit"},
    {"udacity", "ud1", "level"},
    {"udacity", "ud1", "required_knowledge"},
    {"udacity", "ud1", "expected_learning"},
    {"udacity", "nd1", "duration"},
    {"udacity", "nd1", "difficultyLevel"},
    {"udacity", "nd1", "skillNames"},
    {"udacity", "nd1", "locale"},
    {"udacity", "nd1", "type"},
    {"udacity", "nd1", "modifiedDate"},
    {"udacity", "plan", "steps"},
    {"ctdl", "ce-11111111-1111-4111-8111-111111111111", "ceterms:subjectWebpage"},
    {"ctdl", "ce-11111111-1111-4111-8111-111111111111", "ceterms:estimatedDuration"},
    {"ctdl", "ce-11111111-1111-4111-8111-111111111111", "ceterms:estimatedCost"},
    {"ctdl", "ce-11111111-1111-4111-8111-111111111111", "ceterms:audienceLevelType"},
    {"ctdl", "ce-11111111-1111-4111-8111-111111111111", "ceterms:teaches"},
    {"ctdl", "ce-11111111-1111-4111-8111-111111111111", "ceterms:entryCondition"},
    {"ctdl", "ce-11111111-1111-4111-8111-111111111111", "ceterms:inLanguage"},
    {"ctdl", "ce-11111111-1111-4111-8111-111111111111", "ceterms:accreditedBy"},
    {"ctdl", "ce-11111111-1111-4111-8111-111111111111", "ceterms:dateEffective"},
    {"ctdl", "ce-22222222-2222-4222-8222-222222222222", "ceterms:requires"},
    {"ctdl", "ce-22222222-2222-4222-8222-222222222222", "ceterms:hasPart"},
    {"ctdl", "ce-22222222-2222-4222-8222-222222222222", "ceterms:renewalFrequency"},
};

// The object with this text among its values, and in it the member of this name.
bool find_cell(const Value& value, std::string_view id, std::string_view field, Path& path) {
  const auto members = value.members();
  const bool here = std::any_of(members.begin(), members.end(), [&](const json::Member& member) {
    return member.value.as_string() == id;
  });
  for (std::size_t i = 0; here && i < members.size(); ++i)
    if (members[i].key == field) return path.push_back(i), true;
  for (std::size_t i = 0; i < value.size(); ++i) {
    path.push_back(i);
    if (find_cell(value.is_object() ? members[i].value : value.items()[i], id, field, path))
      return true;
    path.pop_back();
  }
  return false;
}

class CellTest : public ::testing::TestWithParam<Cell> {};

TEST_P(CellTest, BreaksNothingButItself) {
  const auto& cell = GetParam();
  const auto document =
      std::find_if(std::begin(test_documents), std::end(test_documents),
                   [&](const TestDocument& one) { return one.importer == cell.importer; });
  const auto before = read_text(cell.importer, document->text);
  ASSERT_TRUE(before.ok());
  Arena arena;
  const auto parsed = json::parse(document->text, arena);
  ASSERT_TRUE(parsed.ok());
  Path path;
  ASSERT_TRUE(find_cell(*parsed, cell.id, cell.field, path));
  const json::Builder builder(arena);
  for (const auto& [name, change] : all_changes(builder)) {
    const auto after =
        read_text(cell.importer, json::write(changed(*parsed, path, change, builder)));
    ASSERT_TRUE(after.ok()) << name;
    const auto* const offer = find_offer(after->catalogue, cell.id);
    ASSERT_NE(offer, nullptr) << name;
    EXPECT_EQ(offer->title, find_offer(before->catalogue, cell.id)->title) << name;
    // What else stands there may only name this entry as its programme.
    EXPECT_GE(untouched(before->catalogue, after->catalogue) + 2, before->catalogue.offers.size())
        << name;
  }
}

INSTANTIATE_TEST_SUITE_P(Table, CellTest, ::testing::ValuesIn(cells), [](const auto& about) {
  std::string name = std::string(about.param.importer) + std::to_string(about.index);
  std::erase(name, '-');
  return name;
});

TEST(Importers, LandTwentyThousandRowsOfEachProvider) {
  constexpr int rows = 20'000;
  struct Shape {
    std::string_view importer, before, after;
    std::function<std::string(const std::string&)> row;
  };
  const Shape shapes[] = {
      {"microsoft-learn", R"({"modules":[)", "]}",
       [](const std::string& n) {
         return R"({"uid":"m.)" + n + R"(","title":"M )" + n +
                R"(","duration_in_minutes":30,"levels":["beginner"],"subjects":["s"]})";
       }},
      {"openedx", R"({"results":[)", "]}",
       [](const std::string& n) {
         return R"({"course_id":"c)" + n + R"(","name":"C )" + n +
                R"(","effort":"3 weeks, 2 hours/week"})";
       }},
      {"coursera", R"({"elements":[)", "]}",
       [](const std::string& n) {
         return R"({"id":"c)" + n + R"(","slug":"c","name":"C )" + n +
                R"(","workload":"3 weeks, 2 hours/week","partnerIds":["6"]})";
       }},
      {"udacity", R"({"courses":[)", "]}",
       [](const std::string& n) {
         return R"({"key":"u)" + n + R"(","title":"U )" + n + R"(","required_knowledge":"x"})";
       }},
      {"ctdl", R"({"@graph":[)", "]}",
       [](const std::string& n) {
         return R"({"@id":"https://r.example/)" + n +
                R"(","@type":"ceterms:Course","ceterms:name":{"en":"C )" + n + R"("}})";
       }},
  };
  for (const auto& shape : shapes) {
    std::string text(shape.before);
    for (int i = 0; i < rows; ++i)
      text += (i > 0 ? "," : "") +
              (i % 100 == 7 ? std::string("{\"title\": []}") : shape.row(std::to_string(i)));
    text += shape.after;
    const auto import = read_text(shape.importer, text);
    ASSERT_TRUE(import.ok()) << shape.importer;
    EXPECT_EQ(import->catalogue.offers.size(), static_cast<std::size_t>(rows - rows / 100))
        << shape.importer;
    const bool ctdl = shape.importer == "ctdl";  // a node without a type is no offer
    EXPECT_EQ(import->faults.size(), ctdl ? 0u : static_cast<std::size_t>(rows / 100))
        << shape.importer;
  }
}

}  // namespace
}  // namespace cairn::catalogue
