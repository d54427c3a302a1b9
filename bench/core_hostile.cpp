// SPDX-License-Identifier: Apache-2.0
// Input made to hurt is refused at once: time and growth of memory of each refusal.
#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <functional>
#include <stdexcept>

#include "core.h"
#include "encoding/bitstring.h"
#include "fixtures.h"
#include "json/parse.h"
#include "measure.h"
#include "rdf/nquads.h"
#include "rdf/rdfc10.h"

namespace cairn::bench {
namespace {

long peak_kib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

void refused(const std::string& name, const std::function<bool()>& accepts) {
  const long before = peak_kib();
  const auto start = std::chrono::steady_clock::now();
  if (accepts()) throw std::runtime_error(name + " was accepted");
  const double ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  print_figure(name + "_ms", ms, "ms", Better::lower);
  print_figure(name + "_mb", static_cast<double>(peak_kib() - before) / 1024, "MB", Better::lower);
}

// A complete graph of blank nodes: every node looks like every other.
std::string clique(int nodes) {
  std::string text;
  for (int a = 0; a < nodes; ++a)
    for (int b = 0; b < nodes; ++b)
      if (a != b) text += fmt::format("_:n{} <https://example.org/knows> _:n{} .\n", a, b);
  return text;
}

}  // namespace

void core_hostile() {
  rdf::Dataset poison;
  if (!rdf::parse_nquads(clique(12), poison).ok())
    throw std::runtime_error("the clique does not parse");
  rdf::Canonicalizer canonicalizer(crypto::HashAlgorithm::sha256);
  refused("poison_graph", [&] { return canonicalizer.canonicalize(poison).ok(); });

  const std::string deep = std::string(10'000, '[') + std::string(10'000, ']');
  refused("json_depth_10000", [&] {
    Arena arena;
    return json::parse(deep, arena).ok();
  });

  const std::string huge = "[" + std::string(100'000'000, ' ') + "]";
  refused("json_100_mb", [&] {
    Arena arena;
    return json::parse(huge, arena).ok();
  });

  const auto bomb = encoding::deflate(Bytes(400'000'000), encoding::Wrapping::gzip);
  refused("gzip_bomb", [&] { return encoding::inflate(bomb, encoding::Wrapping::gzip).ok(); });
}

}  // namespace cairn::bench
