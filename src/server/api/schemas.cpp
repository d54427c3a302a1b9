// SPDX-License-Identifier: Apache-2.0
#include "server/api/schemas.h"

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

constexpr std::string_view schema_table = R"({
"Framework": {"type": "object", "description": "Where skills come from; show the attribution with them",
  "required": ["name"], "properties": {"name": {"type": "string"}, "title": {"type": "string"}, "version": {"type": "string"},
  "language": {"type": "string"}, "attribution": {"type": "string"}, "licence": {"type": "string"}}},
"Named": {"type": "object", "required": ["id", "label"],
  "properties": {"id": {"type": "string"}, "label": {"type": "string"}}},
"Why": {"enum": ["exact", "prefix", "all-words", "typo", "some-words"], "description": "Why it was found, best first"},
"SkillsFound": {"type": "object", "required": ["framework", "skills"], "properties": {
  "framework": {"$ref": "#/components/schemas/Framework"},
  "skills": {"type": "array", "items": {"type": "object", "required": ["id", "label", "name", "why", "type", "transversal"],
    "properties": {"id": {"type": "string"}, "label": {"type": "string"},
    "name": {"type": "string", "description": "The name that was found"}, "language": {"type": "string"},
    "why": {"$ref": "#/components/schemas/Why"}, "type": {"enum": ["competence", "knowledge"]},
    "transversal": {"type": "boolean"}}}}}},
"SkillAnswer": {"type": "object", "required": ["framework", "skill"], "properties": {
  "framework": {"$ref": "#/components/schemas/Framework"}, "skill": {"$ref": "#/components/schemas/Skill"}}},
"Skill": {"type": "object", "required": ["id", "label", "type", "transversal"], "properties": {
  "id": {"type": "string"}, "label": {"type": "string"}, "other_labels": {"type": "array", "items": {"type": "string"}},
  "description": {"type": "string"}, "type": {"enum": ["competence", "knowledge"]}, "transversal": {"type": "boolean"},
  "can_do": {"type": "array", "minItems": 5, "maxItems": 5, "items": {"type": "string"},
    "description": "I can… for levels 1 to 5; empty where none is given"},
  "broader": {"type": "array", "items": {"$ref": "#/components/schemas/Named"}},
  "related": {"type": "array", "items": {"$ref": "#/components/schemas/Named"}},
  "occupations": {"type": "object", "properties": {
    "essential": {"type": "array", "items": {"$ref": "#/components/schemas/Named"}},
    "optional": {"type": "array", "items": {"$ref": "#/components/schemas/Named"}}}}}},
"OccupationsFound": {"type": "object", "required": ["framework", "occupations"], "properties": {
  "framework": {"$ref": "#/components/schemas/Framework"},
  "occupations": {"type": "array", "items": {"type": "object", "required": ["id", "label", "name", "why"],
    "properties": {"id": {"type": "string"}, "label": {"type": "string"}, "name": {"type": "string"},
    "language": {"type": "string"}, "why": {"$ref": "#/components/schemas/Why"}, "code": {"type": "string"},
    "essential": {"type": "integer", "description": "How many skills it asks for"}, "optional": {"type": "integer"}}}}}},
"Source": {"type": "object", "description": "Where offers come from; show the attribution with them",
  "required": ["catalogue"], "properties": {"catalogue": {"type": "string"}, "title": {"type": "string"},
  "attribution": {"type": "string"}, "imported_on": {"type": "string", "format": "date"}, "framework": {"type": "string"}}},
"Taught": {"type": "object", "properties": {"words": {"type": "string"}, "skill": {"type": "string"},
  "level": {"type": "integer", "minimum": 1, "maximum": 5},
  "link": {"enum": ["proposed", "stated", "confirmed", "rejected"], "description": "Plans count on stated and confirmed alone"},
  "proposals": {"type": "array", "items": {"type": "object", "properties": {"skill": {"type": "string"},
    "label": {"type": "string"}, "score": {"type": "integer", "minimum": 0, "maximum": 1000}}}},
  "decided_by": {"type": "string"}, "decided_on": {"type": "string", "format": "date"}}},
"Offer": {"type": "object", "description": "What is unknown has no member", "required": ["id", "title", "catalogue"],
  "properties": {"id": {"type": "string"}, "catalogue": {"type": "string"}, "source": {"type": "string"},
  "kind": {"type": "string"}, "title": {"type": "string"}, "provider": {"type": "string"}, "url": {"type": "string"},
  "description": {"type": "string"}, "teaches": {"type": "array", "items": {"$ref": "#/components/schemas/Taught"}},
  "requires": {"type": "object"}, "prerequisites": {"type": "array", "items": {"type": "string"}},
  "parts": {"type": "array", "items": {"type": "string"}}, "minutes": {"type": "integer"}, "minutes_low": {"type": "integer"},
  "price_minor": {"type": "integer", "description": "In the smallest unit of the currency"}, "currency": {"type": "string"},
  "level": {"enum": ["beginner", "intermediate", "advanced"]}, "languages": {"type": "array", "items": {"type": "string"}},
  "starts": {"type": "array", "items": {"type": "string", "format": "date"}}, "pace": {"enum": ["self", "scheduled"]},
  "trial": {"type": "string"}, "assessment": {"type": "string"}, "proves": {"type": "string"},
  "credential": {"type": "string"}, "renewal_months": {"type": "integer", "description": "0: for life"},
  "credit": {"type": "string"}, "programmes": {"type": "array", "items": {"type": "string"}},
  "endorsed_by": {"type": "array", "items": {"type": "string"}},
  "recognition": {"type": "integer", "minimum": 0, "maximum": 100}, "learners": {"type": "integer"},
  "popularity_percent": {"type": "integer"}, "example": {"type": "boolean", "description": "Made up, to try things with"},
  "modified": {"type": "string", "format": "date"}, "last_reviewed": {"type": "string", "format": "date"},
  "notes": {"type": "array", "items": {"type": "string"}}}},
"OffersFound": {"type": "object", "required": ["total", "from", "left_out_unknown", "offers", "sources"], "properties": {
  "total": {"type": "integer"}, "from": {"type": "integer"},
  "left_out_unknown": {"type": "integer", "description": "Offers that might fit, were what is asked known of them"},
  "offers": {"type": "array", "items": {"$ref": "#/components/schemas/Offer"}},
  "sources": {"type": "array", "items": {"$ref": "#/components/schemas/Source"}}}},
"OfferAnswer": {"type": "object", "required": ["offer", "sources"], "properties": {
  "offer": {"$ref": "#/components/schemas/Offer"},
  "sources": {"type": "array", "items": {"$ref": "#/components/schemas/Source"}}}},
"Comparison": {"type": "object", "required": ["offers", "rows", "sources"], "properties": {
  "offers": {"type": "array", "items": {"type": "string"}, "description": "Ids, in the order of the cells"},
  "rows": {"type": "array", "items": {"type": "object", "required": ["key", "name", "cells"], "properties": {
    "key": {"type": "string"}, "name": {"type": "string"},
    "cells": {"type": "array", "items": {"type": "object", "required": ["text", "known"],
      "properties": {"text": {"type": "string"}, "known": {"type": "boolean"}}}}}}},
  "sources": {"type": "array", "items": {"$ref": "#/components/schemas/Source"}}}}
})";

}  // namespace

std::span<const QueryParameter> query_parameters() { return query_table; }
std::span<const Answer> answers() { return answer_table; }
std::string_view schemas() { return schema_table; }

}  // namespace cairn::server::api
