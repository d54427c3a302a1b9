// SPDX-License-Identifier: Apache-2.0
// One entry of an Open edX service as an offer.
#pragma once
#include <string_view>

#include "catalogue/importer.h"
#include "json/value.h"

namespace cairn::catalogue::openedx {

// A program: it holds courses.
bool is_program(const json::Value& entry);

// Of a course in any of its forms. `today`: starts before it are no longer offered.
Offer read_course(const json::Value& entry, const ReadOptions& options);
// Its parts are the keys of its courses.
Offer read_program(const json::Value& entry, const ReadOptions& options);

// The courses within a program, as far as it describes them.
std::vector<json::Value> courses_of(const json::Value& program);
// Every id a course of a program goes by: its key and those of its runs.
std::vector<std::string_view> keys_of(const json::Value& course);

}  // namespace cairn::catalogue::openedx
