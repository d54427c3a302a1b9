// SPDX-License-Identifier: Apache-2.0
// Tables of Open Badges 3.0 (1EdTech, document version 1.2, appendix B): what an achievement is
// measured by, what somebody reached, and what it corresponds to elsewhere.
#include "credential/tables.h"

namespace cairn::credential::tables {
namespace {

using enum Type;
using enum Count;

constexpr std::string_view alignment_names[] = {"Alignment"};
constexpr std::string_view result_names[] = {"Result"};
constexpr std::string_view result_description_names[] = {"ResultDescription"};
constexpr std::string_view rubric_level_names[] = {"RubricCriterionLevel"};

constexpr std::string_view target_types[] = {
    "ceasn:Competency",  "ceterms:Credential",     "CFItem", "CFRubric",
    "CFRubricCriterion", "CFRubricCriterionLevel", "CTDL"};
constexpr std::string_view result_statuses[] = {"Completed", "Enrolled",    "Failed",  "InProgress",
                                                "OnHold",    "Provisional", "Withdrew"};
constexpr std::string_view result_types[] = {
    "GradePointAverage",    "LetterGrade", "Percent",     "PerformanceLevel",
    "PredictedScore",       "RawScore",    "Result",      "RubricCriterion",
    "RubricCriterionLevel", "RubricScore", "ScaledScore", "Status"};

constexpr Property alignment_rows[] = {
    {.name = "type", .type = types, .count = required, .values = alignment_names},
    {.name = "targetCode", .type = string},
    {.name = "targetDescription", .type = string},
    {.name = "targetName", .type = string, .count = required},
    {.name = "targetFramework", .type = string},
    {.name = "targetType", .type = one_of_or_ext, .values = target_types},
    {.name = "targetUrl", .type = uri, .count = required},
};

constexpr Property rubric_level_rows[] = {
    {.name = "id", .type = uri, .count = required},
    {.name = "type", .type = types, .count = required, .values = rubric_level_names},
    {.name = "alignment", .type = object, .count = any_number, .of = &alignment_3},
    {.name = "description", .type = string},
    {.name = "level", .type = string},
    {.name = "name", .type = string, .count = required},
    {.name = "points", .type = string},
};
constinit const Class rubric_level{.name = "RubricCriterionLevel",
                                   .where = "ob3#rubriccriterionlevel",
                                   .tables = {rubric_level_rows}};

constexpr Property result_description_rows[] = {
    {.name = "id", .type = uri, .count = required},
    {.name = "type", .type = types, .count = required, .values = result_description_names},
    {.name = "alignment", .type = object, .count = any_number, .of = &alignment_3},
    {.name = "allowedValue", .type = string, .count = any_number},
    {.name = "name", .type = string, .count = required},
    {.name = "requiredLevel", .type = uri},
    {.name = "requiredValue", .type = string},
    {.name = "resultType", .type = one_of_or_ext, .count = required, .values = result_types},
    {.name = "rubricCriterionLevel", .type = object, .count = any_number, .of = &rubric_level},
    {.name = "valueMax", .type = string},
    {.name = "valueMin", .type = string},
};

constexpr Property result_rows[] = {
    {.name = "type", .type = types, .count = required, .values = result_names},
    {.name = "achievedLevel", .type = uri},
    {.name = "alignment", .type = object, .count = any_number, .of = &alignment_3},
    {.name = "resultDescription", .type = uri},
    {.name = "status", .type = one_of, .values = result_statuses},
    {.name = "value", .type = string},
};

}  // namespace

constinit const Class alignment_3{
    .name = "Alignment", .where = "ob3#alignment", .tables = {alignment_rows}};
constinit const Class result_description{.name = "ResultDescription",
                                         .where = "ob3#resultdescription",
                                         .tables = {result_description_rows}};
constinit const Class result{.name = "Result", .where = "ob3#result", .tables = {result_rows}};

}  // namespace cairn::credential::tables
