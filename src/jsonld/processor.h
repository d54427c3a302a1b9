// SPDX-License-Identifier: Apache-2.0
// JSON-LD 1.1 expansion, compaction and conversion to RDF (https://www.w3.org/TR/json-ld11-api/). A
// Processor keeps every context it has worked out, so that a second document under the same context
// URLs costs no context processing at all.
#pragma once
#include <memory>
#include <string_view>

#include "base/arena.h"
#include "base/result.h"
#include "json/value.h"
#include "jsonld/contexts.h"
#include "rdf/dataset.h"

namespace cairn::jsonld {

// safe: whatever the algorithms would silently drop is an error (what is dropped is not signed).
enum class Mode : std::uint8_t { safe, lenient };

enum class RdfDirection : std::uint8_t { none, i18n_datatype, compound_literal };

enum class ProcessingMode : std::uint8_t { json_ld_1_0, json_ld_1_1 };

// The defaults are those of the W3C cryptosuites: no base, safe, i18n-datatype.
struct Options {
  std::string_view base = {};  // an absolute IRI, or "" for none
  Mode mode = Mode::safe;
  RdfDirection direction = RdfDirection::i18n_datatype;
  ProcessingMode processing = ProcessingMode::json_ld_1_1;
  const json::Value* expand_context = nullptr;  // a context applied before the document's own
};

// Whether an array of one is written as what it holds.
enum class Arrays : std::uint8_t { shorten, keep };
// What ids are written as that lie under the base of the document.
enum class References : std::uint8_t { relative, absolute };
// As the document has its properties, or by their IRIs.
enum class Order : std::uint8_t { as_found, by_name };

// json-ld11-api#the-jsonldoptions-type, of compaction.
struct CompactOptions {
  Options input = {};  // how the document is read; its base and processing mode count for both
  Arrays arrays = Arrays::shorten;
  References references = References::relative;
  Order order = Order::as_found;
};

// Errors of all operations, with the JSON pointer of their place where expanding finds them; what
// only writing finds (a number, a text's direction, too many quads) comes without:
//   undefined_term   safe mode; the detail names the term or IRI
//   unknown_context  the detail names the URL
//   invalid          `where` is "json-ld11-api: " and the standard's error code (errors.h)
//   too_large        a limit on contexts, IRIs or quads
class Processor {
 public:
  explicit Processor(ContextSource contexts);
  ~Processor();
  Processor(Processor&&) noexcept;
  Processor& operator=(Processor&&) noexcept;

  // Appends the quads of `document` to `out`. The dataset's terms view into the document, into
  // static memory, into out.arena() and into this processor: they hold until its next call.
  // Linear in the size of the document once its contexts are known.
  Result<Done> to_rdf(const json::Value& document, const Options& options, rdf::Dataset& out);

  // Whether safe mode lets all of `document` through, so that all of it means something. Costs
  // little more than to look its names up, where its shape is the usual one.
  Result<Done> check(const json::Value& document);

  // The first member of `document` itself that only a catch-all vocabulary (@vocab) gives a name,
  // "" where there is none; points into the document. What no context gives a name is for check.
  std::string_view undefined_member(const json::Value& document);

  // Expanded form (an array) with all its text in `arena`.
  Result<json::Value> expand(const json::Value& document, const Options& options, Arena& arena);

  // `document` compacted under `context` (a context, or an object whose @context it is), which the
  // result names, with all its text in `arena`. In safe mode what the context cannot say without
  // loss is an error.
  Result<json::Value> compact(const json::Value& document, const json::Value& context,
                              const CompactOptions& options, Arena& arena);

  // `document` compacted under its own context with a name, urn:bnid:…, for every blank node
  // (vc-di-ecdsa#skolemizecompactjsonld); its text in `arena`. Appends what it says, under those
  // names, to `out`, as to_rdf does.
  // Errors: as of compact, and those of jsonld::skolemize.
  Result<json::Value> skolemize(const json::Value& document, Arena& arena, rdf::Dataset& out);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace cairn::jsonld
