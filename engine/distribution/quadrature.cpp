#include "engine/distribution/quadrature.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace synthslice::distribution {

namespace {

constexpr double relativeTolerance = 1e-11;  // of the sum of the pieces' magnitudes
constexpr int mostHalvings = 4000;

/// Points right of the middle with the weights of Kronrod's 15 and of Gauss's 7, which are every second one.
struct Node {
    double x;
    double kronrod;
    double gauss;
};
constexpr Node middleNode{0.0, 0.209482141084727828012999174891714, 0.417959183673469387755102040816327};
constexpr std::array<Node, 7> rightNodes{
    {{0.207784955007898467600689403773245, 0.204432940075298892414161999234649, 0.0},
     {0.405845151377397166906606412076961, 0.190350578064785409913256402421014,
      0.381830050505118944950369775488975},
     {0.586087235467691130294144691693139, 0.169004726639267902826583426598550, 0.0},
     {0.741531185599394439863864773280788, 0.140653259715525918745189590510238,
      0.279705391489276667901467771423780},
     {0.864864423359769072789712788640926, 0.104790010322250183839876322541518, 0.0},
     {0.949107912342758524526189684047851, 0.063092092629978553290700663189204,
      0.129484966168869693270611432679082},
     {0.991455371120812639206854697526329, 0.022935322010529224963732008058970, 0.0}}};

struct Piece {
    double from;
    double to;
    double value;
    double error;
};

Piece pieceOf(const std::function<double(double)>& f, double from, double to)
{
    const double middle = 0.5 * (from + to);
    const double half = 0.5 * (to - from);
    const double atMiddle = f(middle);
    double kronrod = middleNode.kronrod * atMiddle;
    double gauss = middleNode.gauss * atMiddle;
    for (const Node& node : rightNodes) {
        const double both = f(middle - half * node.x) + f(middle + half * node.x);
        kronrod += node.kronrod * both;
        gauss += node.gauss * both;
    }
    return {from, to, half * kronrod, half * std::abs(kronrod - gauss)};
}

bool lessSure(const Piece& a, const Piece& b)
{
    return a.error < b.error;
}

}  // namespace

double integral(const std::function<double(double)>& f, const std::vector<double>& borders)
{
    assert(borders.size() >= 2);
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
        pieces.push_back(pieceOf(f, borders[i], borders[i + 1]));
    }
    std::make_heap(pieces.begin(), pieces.end(), lessSure);
    for (int halvings = 0; halvings < mostHalvings; ++halvings) {
        double magnitude = 0.0;
        double error = 0.0;
        for (const Piece& piece : pieces) {
            magnitude += std::abs(piece.value);
            error += piece.error;
        }
        if (error <= relativeTolerance * magnitude) break;
        std::pop_heap(pieces.begin(), pieces.end(), lessSure);
        const Piece worst = pieces.back();
        pieces.pop_back();
        const double middle = 0.5 * (worst.from + worst.to);
        for (const Piece& half : {pieceOf(f, worst.from, middle), pieceOf(f, middle, worst.to)}) {
            pieces.push_back(half);
            std::push_heap(pieces.begin(), pieces.end(), lessSure);
        }
    }
    double sum = 0.0;
    for (const Piece& piece : pieces) sum += piece.value;
    return sum;
}

}  // namespace synthslice::distribution
