// SPDX-License-Identifier: Apache-2.0
#include "server/api/body.h"

#include <map>
#include <set>

#include "json/parse.h"
#include "json/pointer.h"
#include "server/http/limits.h"

namespace cairn::server::api {

namespace {

constexpr const char* where = "api";
constexpr std::size_t faults_max = 50;  // told of one body

bool is_json(std::string_view type) {
  return type.empty() || type == "application/json" || type.ends_with("+json");
}

}  // namespace

struct Body::Shared {
  Arena arena;
  struct Reader {
    json::Value object;
    std::set<std::string, std::less<>> read;
  };
  std::map<std::string, Reader, std::less<>> readers;  // by path
  std::vector<Error> faults;
};

Body::Body(std::shared_ptr<Shared> shared, json::Value object, std::string path)
    : shared_(std::move(shared)), object_(object), path_(std::move(path)) {
  shared_->readers.emplace(path_, Shared::Reader{object_, {}});
}

Result<Body> Body::read(const Request& request) {
  if (!is_json(request.media_type()))
    return fail(ErrorCode::unsupported, where, "Send JSON, with Content-Type: application/json.");
  auto shared = std::make_shared<Shared>();
  if (request.body.empty()) return Body(std::move(shared), json::Value(), "");
  // As large as the address takes: files come in base64.
  CAIRN_TRY(const auto object,
            json::parse(request.body, shared->arena, {.bytes_max = limits::upload_body_bytes_max}));
  if (!object.is_object())
    return fail(ErrorCode::invalid, where, "The body must be a JSON object.");
  return Body(std::move(shared), object, "");
}

std::string Body::pointer(std::string_view name) const { return path_ + json::pointer_token(name); }

void Body::fault(std::string_view name, std::string sentence) {
  if (shared_->faults.size() < faults_max)
    shared_->faults.push_back(fail(ErrorCode::invalid, where, std::move(sentence), pointer(name)));
}

// The member unless it is missing or null.
const json::Value* Body::take(std::string_view name) {
  shared_->readers.find(path_)->second.read.emplace(name);
  const auto* found = object_.find(name);
  return found == nullptr || found->is_null() ? nullptr : found;
}

std::string Body::text(std::string_view name, Needed needed) {
  const auto* found = take(name);
  if (found == nullptr && needed == Needed::yes) fault(name, "This is needed, as text.");
  if (found == nullptr) return {};
  if (!found->is_string()) fault(name, "Write this as text.");
  if (needed == Needed::yes && found->is_string() && found->as_string().empty())
    fault(name, "This must not be empty.");
  return std::string(found->as_string());
}

bool Body::flag(std::string_view name, bool otherwise) {
  const auto* found = take(name);
  if (found == nullptr) return otherwise;
  if (!found->is_boolean()) fault(name, "This is true or false.");
  return found->as_boolean();
}

std::optional<std::int64_t> Body::maybe_integer(std::string_view name, std::int64_t least,
                                                std::int64_t most) {
  const auto* found = take(name);
  if (found == nullptr) return std::nullopt;
  const auto number = found->as_int64();
  if (number && *number >= least && *number <= most) return number;
  fault(name,
        "Give a whole number from " + std::to_string(least) + " to " + std::to_string(most) + ".");
  return std::nullopt;
}

std::int64_t Body::integer(std::string_view name, std::int64_t otherwise, std::int64_t least,
                           std::int64_t most) {
  return maybe_integer(name, least, most).value_or(otherwise);
}

std::optional<Instant> Body::maybe_instant(std::string_view name) {
  const auto* found = take(name);
  if (found == nullptr) return std::nullopt;
  const auto instant = parse_instant(found->as_string());
  if (instant) return *instant;
  fault(name, "Give a day and time as 2027-01-31T12:00:00Z.");
  return std::nullopt;
}

std::vector<std::string> Body::texts(std::string_view name) {
  std::vector<std::string> out;
  const auto* found = take(name);
  if (found == nullptr) return out;
  if (!found->is_array()) fault(name, "Give an array of texts.");
  for (std::size_t i = 0; i < found->items().size(); ++i) {
    const auto& item = found->items()[i];
    if (!item.is_string() && shared_->faults.size() < faults_max)
      shared_->faults.push_back(fail(ErrorCode::invalid, where, "Write this as text.",
                                     pointer(name) + "/" + std::to_string(i)));
    out.emplace_back(item.as_string());
  }
  return out;
}

std::optional<std::size_t> Body::one_of(std::string_view name,
                                        std::initializer_list<std::string_view> names) {
  const auto* found = take(name);
  if (found == nullptr) return std::nullopt;
  std::string all;
  std::size_t place = 0;
  for (const auto one : names) {
    if (found->is_string() && found->as_string() == one) return place;
    all += (all.empty() ? "" : ", ") + std::string(one);
    ++place;
  }
  fault(name, "This is one of: " + all + ".");
  return std::nullopt;
}

Body Body::part(std::string_view name) {
  const auto* found = take(name);
  if (found != nullptr && !found->is_object()) fault(name, "Give an object.");
  return Body(shared_, found != nullptr && found->is_object() ? *found : json::Value(),
              pointer(name));
}

std::vector<Body> Body::parts(std::string_view name) {
  std::vector<Body> out;
  const auto* found = take(name);
  if (found == nullptr) return out;
  if (!found->is_array()) fault(name, "Give an array of objects.");
  for (std::size_t i = 0; i < found->items().size(); ++i) {
    const auto& item = found->items()[i];
    auto path = pointer(name) + "/" + std::to_string(i);
    if (!item.is_object() && shared_->faults.size() < faults_max)
      shared_->faults.push_back(fail(ErrorCode::invalid, where, "Give an object.", path));
    out.push_back(Body(shared_, item.is_object() ? item : json::Value(), std::move(path)));
  }
  return out;
}

json::Value Body::value(std::string_view name) {
  const auto* found = take(name);
  return found == nullptr ? json::Value() : *found;
}

Status Body::faults() const {
  auto all = shared_->faults;
  for (const auto& [path, reader] : shared_->readers)
    for (const auto& member : reader.object.members())
      if (!reader.read.contains(member.key) && all.size() < faults_max)
        all.push_back(fail(ErrorCode::invalid, where, "There is no such member here.",
                           path + json::pointer_token(member.key)));
  if (all.empty()) return done;
  auto first = std::move(all.front());
  first.also.assign(std::make_move_iterator(all.begin() + 1), std::make_move_iterator(all.end()));
  return first;
}

}  // namespace cairn::server::api
