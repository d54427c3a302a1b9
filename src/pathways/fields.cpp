// SPDX-License-Identifier: Apache-2.0
#include "pathways/fields.h"

#include <cmath>

#include "pathways/bounds.h"

namespace cairn::pathways {

Error wrong(std::string path, std::string detail) {
  return fail(ErrorCode::invalid, "pathways", std::move(detail), std::move(path));
}

Status expect_object(const Place& place, std::string_view what) {
  if (place.value.is_object()) return done;
  return wrong(place.path, "write " + std::string(what) + " as an object: {…}");
}

Status expect_list(const Place& place, std::size_t count_max, std::string_view what) {
  if (!place.value.is_array() && !place.absent())
    return wrong(place.path, "write " + std::string(what) + " as a list: […]");
  if (place.value.size() <= count_max) return done;
  return fail(ErrorCode::too_large, "pathways",
              "at most " + std::to_string(count_max) + " of " + std::string(what) +
                  " are read; leave some out",
              place.path);
}

Result<std::string_view> read_id(const Place& place, std::string_view what) {
  const auto text = place.value.as_string();
  if (text.empty()) return wrong(place.path, "give " + std::string(what) + " as text");
  if (text.size() > bounds::id_bytes_max)
    return fail(ErrorCode::too_large, "pathways",
                "an id has at most " + std::to_string(bounds::id_bytes_max) + " bytes; shorten it",
                place.path);
  return text;
}

Result<std::string_view> read_text(const Place& place) {
  if (place.absent()) return std::string_view();
  if (!place.value.is_string()) return wrong(place.path, "write this as text, or leave it out");
  const auto text = place.value.as_string();
  if (text.size() > bounds::title_bytes_max)
    return fail(
        ErrorCode::too_large, "pathways",
        "a text has at most " + std::to_string(bounds::title_bytes_max) + " bytes; shorten it",
        place.path);
  return text;
}

Result<std::optional<Amount>> read_amount(const Place& place, double least, double most) {
  if (place.absent()) return std::optional<Amount>();
  const auto number = place.value.as_double();
  if (!number || !std::isfinite(*number) || *number < least || *number > most)
    return wrong(place.path, "write a number from " + text_of(amount_of(least)) + " to " +
                                 text_of(amount_of(most)) + ", or null where it is not known");
  return std::optional(amount_of(*number));
}

Result<std::optional<std::int64_t>> read_whole(const Place& place, std::int64_t least,
                                               std::int64_t most) {
  if (place.absent()) return std::optional<std::int64_t>();
  const auto number = place.value.as_double();
  if (!number || std::floor(*number) != *number || *number < static_cast<double>(least) ||
      *number > static_cast<double>(most))
    return wrong(place.path, "write a whole number from " + std::to_string(least) + " to " +
                                 std::to_string(most));
  return std::optional(static_cast<std::int64_t>(*number));
}

Result<Level> read_level(const Place& place, Level fallback) {
  if (place.absent() && fallback > 0) return fallback;
  CAIRN_TRY(const auto level, read_whole(place, 1, level_max));
  if (!level) return wrong(place.path, "say a level from 1 (aware) to 5 (shapes the field)");
  return static_cast<Level>(*level);
}

Result<std::optional<Day>> read_day(const Place& place) {
  if (place.absent()) return std::optional<Day>();
  const auto day = parse_day(place.value.as_string());
  if (!day) return wrong(place.path, "write a date as 2027-01-11");
  return std::optional(*day);
}

Result<bool> read_truth(const Place& place, bool fallback) {
  if (place.absent()) return fallback;
  if (!place.value.is_boolean()) return wrong(place.path, "write true or false");
  return place.value.as_boolean();
}

}  // namespace cairn::pathways
