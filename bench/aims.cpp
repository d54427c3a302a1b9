// SPDX-License-Identifier: Apache-2.0
#include "aims.h"

#include <algorithm>
#include <iterator>

namespace cairn::bench {
namespace {

struct Aim {
  std::string_view figure;
  double value;
};

constexpr Aim aims[] = {
    {"bulk_award_per_s/(2*ed25519_sign_raw)", 0.15},
    {"bulk_award_growth_mb", 300},
    {"http_issue_rps/node_issuer_rps", 60},
    {"http_issue_p99_ms", 10},
    {"http_issue_p99_ms_64", 50},
    {"http_public_page_rps", 8'000},
    {"http_public_page_rps_64", 8'000},
    {"http_public_page_p99_ms", 20},
    {"http_public_page_p99_ms_64", 20},
    {"http_idle_mb", 40},
    {"http_10000_idle_connections_mb", 200},
    {"http_start_empty_ms", 1'000},
    {"http_start_1000000_credentials_ms", 2'000},
    {"stack_evaluation_seconds", 5},
    {"canonicalize_100_quads/canonicalize_10000_quads", 1.5},
    {"sd_base_realistic/p256_signatures_of_one_base", 0.75},
    {"sd_verify_realistic/p256_checks_of_one_derived", 0.60},
    {"sd_derive_realistic", 2'400},
    {"sdjwt_verify_realistic", 9'000},
    {"sdjwt_issue_realistic", 14'000},
    {"verify_folder_mixed/verify_realistic", 1.9},
    {"verify_folder_mb", 100},
};

}  // namespace

std::optional<double> aim_of(std::string_view figure) {
  const auto found = std::find_if(std::begin(aims), std::end(aims),
                                  [&](const Aim& it) { return it.figure == figure; });
  if (found == std::end(aims)) return std::nullopt;
  return found->value;
}

}  // namespace cairn::bench
