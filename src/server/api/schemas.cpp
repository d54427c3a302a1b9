// SPDX-License-Identifier: Apache-2.0
#include "server/api/schemas.h"

#include "server/assets.h"

namespace cairn::server::api {

namespace {

constexpr std::string_view text = R"({"type": "string"})";
constexpr std::string_view words = R"({"type": "string", "maxLength": 200})";
constexpr std::string_view yes = R"({"type": "string", "enum": ["1"]})";
constexpr std::string_view top =
    R"({"type": "integer", "minimum": 1, "maximum": 100, "default": 20})";
constexpr std::string_view ids =
    R"({"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 5})";

// clang-format off
constexpr QueryParameter query_table[] = {
    {"/api/v1/skills", "q", words, "A name or its beginning; accents and typing errors do not matter", Needed::yes},
    {"/api/v1/skills", "framework", text, "By its short name; without it, the default of this installation"},
    {"/api/v1/skills", "top", top, "How many at most"},
    {"/api/v1/skills/{id}", "framework", text, "By its short name; without it, the default of this installation"},
    {"/api/v1/occupations", "q", words, "A name or its beginning; accents and typing errors do not matter", Needed::yes},
    {"/api/v1/occupations", "framework", text, "By its short name; without it, the default of this installation"},
    {"/api/v1/occupations", "top", top, "How many at most"},
    {"/api/v1/catalogue", "q", words, "Words of titles, providers and skills; all must be there"},
    {"/api/v1/catalogue", "skill", text, "An id the offer certainly proves, with the least level where it ends in :1 to :5"},
    {"/api/v1/catalogue", "level", R"({"enum": ["beginner", "intermediate", "advanced"]})", "Of the offer"},
    {"/api/v1/catalogue", "language", text, "BCP 47; en finds en-GB too"},
    {"/api/v1/catalogue", "max_price", text, "With its currency, as 150EUR"},
    {"/api/v1/catalogue", "max_hours", R"({"type": "number", "exclusiveMinimum": 0})", "Of work"},
    {"/api/v1/catalogue", "pace", R"({"enum": ["self", "scheduled"]})", "At one's own pace or at fixed times"},
    {"/api/v1/catalogue", "credential", words, "Words of what one has at the end"},
    {"/api/v1/catalogue", "provider", words, "Words of the provider's name"},
    {"/api/v1/catalogue", "free", yes, "Costs nothing, or can be tried for nothing"},
    {"/api/v1/catalogue", "with_unknown", yes, "Also offers of which what is asked is not known"},
    {"/api/v1/catalogue", "from", R"({"type": "integer", "minimum": 0, "default": 0})", "How many to pass over"},
    {"/api/v1/catalogue", "count", top, "How many at most"},
    {"/api/v1/catalogue/compare", "offer", ids, "Ids of offers, one a parameter", Needed::yes},
};

constexpr Answer answer_table[] = {
    {"/api/v1/skills", "SkillsFound"},
    {"/api/v1/skills/{id}", "SkillAnswer"},
    {"/api/v1/occupations", "OccupationsFound"},
    {"/api/v1/catalogue", "OffersFound"},
    {"/api/v1/catalogue/{offer}", "OfferAnswer"},
    {"/api/v1/catalogue/compare", "Comparison"},
};
// clang-format on

}  // namespace

std::span<const QueryParameter> query_parameters() { return query_table; }
std::span<const Answer> answers() { return answer_table; }
std::string_view schemas() {
  constexpr std::string_view file = "schemas.json";
  for (const auto& asset : api_files())
    if (asset.name == file) return asset.bytes;
  return "{}";
}

}  // namespace cairn::server::api
