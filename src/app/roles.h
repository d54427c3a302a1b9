// SPDX-License-Identifier: Apache-2.0
// Roles: what somebody does for an organisation. A person may have several at once; each route and
// use case says which may call it.
#pragma once
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::app {

enum class Role : std::uint8_t {
  owner,      // all of it, and who else belongs
  issuer,     // achievements, stacks, awards
  assessor,   // marks evidence
  registrar,  // recognises credentials as credit
  recruiter,  // states jobs, matches candidates
  viewer      // reads
};

// As forms and files spell them, in the order of the enumerators.
inline constexpr std::string_view role_names[] = {"owner",     "issuer",    "assessor",
                                                  "registrar", "recruiter", "viewer"};
inline constexpr std::string_view name_of(Role role) {
  return role_names[static_cast<std::size_t>(role)];
}
inline constexpr std::optional<Role> role_named(std::string_view name) {
  for (std::size_t i = 0; i < std::size(role_names); ++i)
    if (role_names[i] == name) return static_cast<Role>(i);
  return std::nullopt;
}

// A set of roles.
class Roles {
 public:
  constexpr Roles() = default;
  constexpr Roles(std::initializer_list<Role> roles) {
    for (const auto role : roles) add(role);
  }
  static constexpr Roles all() {
    Roles all;
    all.bits_ = (1U << std::size(role_names)) - 1U;
    return all;
  }

  constexpr void add(Role role) { bits_ |= bit(role); }
  constexpr bool has(Role role) const { return (bits_ & bit(role)) != 0; }
  constexpr bool any_of(Roles others) const { return (bits_ & others.bits_) != 0; }
  constexpr Roles without(Roles others) const {
    Roles rest = *this;
    rest.bits_ &= ~others.bits_;
    return rest;
  }
  constexpr bool none() const { return bits_ == 0; }
  constexpr bool operator==(const Roles&) const = default;

 private:
  static constexpr std::uint32_t bit(Role role) { return 1U << static_cast<std::uint32_t>(role); }
  std::uint32_t bits_ = 0;
};

// Who may do what: the same for routes, pages and use cases.
namespace may {
inline constexpr Roles rule{Role::owner};  // settings, members, keys, the log, the queue
inline constexpr Roles issue{Role::owner, Role::issuer};
inline constexpr Roles mark{Role::owner, Role::issuer, Role::assessor};
inline constexpr Roles read{Role::owner, Role::issuer, Role::registrar, Role::viewer};
}  // namespace may

// The names of those in the set, in the order of the enumerators, and back; other words are left
// out.
inline std::vector<std::string> words_of(Roles roles) {
  std::vector<std::string> words;
  for (const auto name : role_names)
    if (roles.has(*role_named(name))) words.emplace_back(name);
  return words;
}
inline Roles roles_named(const std::vector<std::string>& words) {
  Roles roles;
  for (const auto& word : words)
    if (const auto role = role_named(word)) roles.add(*role);
  return roles;
}

}  // namespace cairn::app
