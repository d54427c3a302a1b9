// SPDX-License-Identifier: Apache-2.0
// Figures measured side by side: every round times each figure once, so that a ratio of two
// compares what the machine could do in the same moment. The median over the rounds is quoted.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace cairn::bench {

enum class Better { higher, lower };

struct Sample {
  std::string name;
  std::function<void()> run;  // one operation; its result was checked before it is timed
};

class Run {
 public:
  // `operations`: how many operations one call of `run` stands for.
  void add(std::string name, std::function<void()> run, double operations = 1);
  // The ratio of two rates, in the rounds of this run.
  void ratio(const std::string& over, const std::string& under, Better better = Better::higher);
  // What was added under this name.
  const std::function<void()>& operation(const std::string& name) const { return find(name).run; }
  void measure();

  // One JSON line a figure on standard output.
  void print() const;

 private:
  struct Figure {
    std::string name;
    std::function<void()> run;
    double operations;
    long calls = 1;             // calls a round, found by calibration
    std::vector<double> rates;  // operations a second, a round each
  };
  const Figure& find(const std::string& name) const;

  std::vector<Figure> figures_;
  struct Ratio {
    std::string over, under;
    Better better;
  };
  std::vector<Ratio> ratios_;
};

// `limit`: what the figure is to meet, or what aims.h asks of it; it stands beside it, with whether
// it does.
void print_figure(const std::string& name, double value, const std::string& unit, Better better,
                  std::optional<double> limit = {});
double median(std::vector<double> values);

}  // namespace cairn::bench
