// SPDX-License-Identifier: Apache-2.0
// What is known of a provider: accreditations and partnerships, each with where and when it was
// read. They are the server's own.
#pragma once
#include <string>
#include <vector>

#include "app/ids.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

using ProviderFactId = Id<struct ProviderFactTag>;

enum class FactKind : std::uint8_t { accreditation, partnership };
inline constexpr std::string_view fact_kind_names[] = {"accreditation", "partnership"};

struct ProviderFact {
  ProviderFactId id;
  std::string provider;       // its name, folded
  std::string provider_name;  // as it was entered
  FactKind kind = FactKind::accreditation;
  std::string body;        // code of a known body (quality/bodies.h), or ""
  std::string other;       // another body, or the partner, by name
  std::string covers;      // what it is about, in words, or ""
  std::string source_url;  // the page that says so
  std::string read_on;     // the day somebody last read it there
  std::string ends_on;     // the last day, or ""
  Instant entered;
};

class ProviderFacts {
 public:
  virtual ~ProviderFacts() = default;
  // Adds or replaces.
  virtual Status put(const ProviderFact& fact) = 0;
  // Errors of each: not_found.
  virtual Result<ProviderFact> find(const ProviderFactId& id) = 0;
  virtual Status remove(const ProviderFactId& id) = 0;
  // In the order of their kinds, then of their ids.
  virtual Result<std::vector<ProviderFact>> of_provider(const std::string& provider) = 0;
  // By provider and id, behind the fact of that id; "" is the beginning.
  virtual Result<std::vector<ProviderFact>> list(const std::string& after, std::int64_t count) = 0;
};

}  // namespace cairn::app
